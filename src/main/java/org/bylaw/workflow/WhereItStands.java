package org.bylaw.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * A process as a picture: the model that really runs, the path behind it and the place where it stands.
 *
 * @param modelXml BPMN of the very version that the instance runs on
 * @param past ids of the activities and events that are behind it
 * @param flows ids of the sequence flows taken
 * @param current where it waits now; empty when it has ended
 * @param stuck ids of activities with an incident
 * @param called what it calls at present, for example the approval round
 */
public record WhereItStands(
        String processId,
        String modelXml,
        Set<String> past,
        Set<String> flows,
        List<Waiting> current,
        Set<String> stuck,
        List<WhereItStands> called) {

    /**
     * One token.
     *
     * @param name as the model calls the activity
     */
    public record Waiting(String activityId, String name, Instant since) {}
}
