package org.bylaw.controlreview;

import java.util.Date;
import java.util.Map;
import java.util.UUID;
import org.bylaw.workflow.BpmnDelegate;

/** What BPMN calls of this module; each method is one call into {@link ControlReviewCycle} or its neighbours. */
@BpmnDelegate
public class ControlReviewDelegate {

    private final ControlReviewCycle cycle;
    private final ControlReviewPlans plans;
    private final ControlReviewPull pull;

    ControlReviewDelegate(ControlReviewCycle cycle, ControlReviewPlans plans, ControlReviewPull pull) {
        this.cycle = cycle;
        this.plans = plans;
        this.pull = pull;
    }

    public Map<String, Object> factsOf(String controlReviewId) {
        return plans.factsOf(UUID.fromString(controlReviewId));
    }

    public void plan(String controlReviewId, Map<String, Object> frequency) {
        plans.date(UUID.fromString(controlReviewId), frequency);
    }

    public Date opensAt(String controlReviewId) {
        return Date.from(cycle.opensAt(UUID.fromString(controlReviewId)));
    }

    public Date remindAt(String controlReviewId) {
        return Date.from(cycle.remindAt(UUID.fromString(controlReviewId)));
    }

    public Date lateAt(String controlReviewId) {
        return Date.from(cycle.lateAt(UUID.fromString(controlReviewId)));
    }

    public Date escalateAt(String controlReviewId) {
        return Date.from(cycle.escalateAt(UUID.fromString(controlReviewId)));
    }

    public void open(String controlReviewId) {
        cycle.open(UUID.fromString(controlReviewId));
    }

    public void askReviewer(String controlReviewId) {
        cycle.askReviewer(UUID.fromString(controlReviewId));
    }

    public void askManagement(String controlReviewId) {
        cycle.askManagement(UUID.fromString(controlReviewId));
    }

    public void retest(String controlReviewId) {
        cycle.retest(UUID.fromString(controlReviewId));
    }

    public void remind(String controlReviewId) {
        cycle.remind(UUID.fromString(controlReviewId));
    }

    public void late(String controlReviewId) {
        cycle.late(UUID.fromString(controlReviewId));
    }

    public void escalate(String controlReviewId) {
        cycle.escalate(UUID.fromString(controlReviewId));
    }

    public String close(String controlReviewId) {
        return cycle.close(UUID.fromString(controlReviewId));
    }

    public void pullCorresponding(String controlReviewId) {
        pull.corresponding(UUID.fromString(controlReviewId));
    }

    public void cancelled(String controlReviewId) {
        cycle.cancelled(UUID.fromString(controlReviewId));
    }
}
