package org.bylaw.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A process as a picture: the model that really runs, the path behind it and the place where it stands.
 *
 * @param name as the model calls the process
 * @param modelXml BPMN of the very version that the instance runs on
 * @param past ids of the activities and events that it went through; one that was broken off is not among them
 * @param flows ids of the sequence flows taken
 * @param current where it waits now, for a person, a date or the engine; empty when it has ended
 * @param stuck ids of activities with an incident
 * @param ending what the model calls the end that it reached; empty while it runs, and where it was broken off
 * @param called the newest process behind each call activity, running or ended, by the id of that activity
 */
public record WhereItStands(
        String processId,
        String name,
        String modelXml,
        Set<String> past,
        Set<String> flows,
        List<Waiting> current,
        Set<String> stuck,
        Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String ending,
        Map<String, WhereItStands> called) {

    /**
     * One token.
     *
     * @param name as the model calls the activity
     */
    public record Waiting(String activityId, String name, Instant since) {}
}
