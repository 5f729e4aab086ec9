package org.bylaw.finding;

import java.util.Date;
import java.util.UUID;
import org.bylaw.workflow.BpmnDelegate;

/** What BPMN calls of this module; each method is one call into {@link FindingCycle}. */
@BpmnDelegate
public class FindingDelegate {

    private final FindingCycle cycle;

    FindingDelegate(FindingCycle cycle) {
        this.cycle = cycle;
    }

    public void startActions(String controlReviewId) {
        cycle.startActions(UUID.fromString(controlReviewId));
    }

    public void ask(String correctiveActionId) {
        cycle.ask(UUID.fromString(correctiveActionId));
    }

    public Date nextNewsAt(String correctiveActionId) {
        return Date.from(cycle.nextNewsAt(UUID.fromString(correctiveActionId)));
    }

    public boolean isLate(String correctiveActionId) {
        return cycle.isLate(UUID.fromString(correctiveActionId));
    }

    public void remind(String correctiveActionId) {
        cycle.remind(UUID.fromString(correctiveActionId));
    }

    public void escalate(String correctiveActionId) {
        cycle.escalate(UUID.fromString(correctiveActionId));
    }

    public void close(String correctiveActionId) {
        cycle.close(UUID.fromString(correctiveActionId));
    }

    public void withdraw(String correctiveActionId) {
        cycle.withdrawn(UUID.fromString(correctiveActionId));
    }
}
