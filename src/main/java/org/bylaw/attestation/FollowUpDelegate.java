package org.bylaw.attestation;

import java.util.Date;
import java.util.UUID;
import org.bylaw.workflow.BpmnDelegate;

/** What {@code attestation-followup.bpmn} calls. */
@BpmnDelegate
public class FollowUpDelegate {

    private final FollowUpSteps steps;
    private final Releases releases;

    FollowUpDelegate(FollowUpSteps steps, Releases releases) {
        this.steps = steps;
        this.releases = releases;
    }

    public void ask(String followUpId) {
        steps.ask(UUID.fromString(followUpId));
    }

    public Date lateAt(String followUpId) {
        return steps.lateAt(UUID.fromString(followUpId));
    }

    public void late(String followUpId) {
        steps.late(UUID.fromString(followUpId));
    }

    public void granted(String followUpId) {
        releases.grant(UUID.fromString(followUpId));
        steps.answered(UUID.fromString(followUpId));
    }

    public void answered(String followUpId) {
        steps.answered(UUID.fromString(followUpId));
    }

    public void refused(String followUpId) {
        releases.refuse(UUID.fromString(followUpId));
        steps.answered(UUID.fromString(followUpId));
    }

    public void settled(String followUpId) {
        steps.settled(UUID.fromString(followUpId));
    }
}
