package org.bylaw.review;

import java.util.Date;
import java.util.UUID;
import org.bylaw.workflow.BpmnDelegate;

/** What BPMN calls of this module; each method is one call into {@link ReviewCycle}. */
@BpmnDelegate
public class ReviewDelegate {

    private final ReviewCycle cycle;

    ReviewDelegate(ReviewCycle cycle) {
        this.cycle = cycle;
    }

    public void plan(String policyVersionId) {
        cycle.plan(UUID.fromString(policyVersionId));
    }

    public Date opensAt(String reviewId) {
        return Date.from(cycle.opensAt(UUID.fromString(reviewId)));
    }

    public Date dueAt(String reviewId) {
        return Date.from(cycle.dueAt(UUID.fromString(reviewId)));
    }

    public void open(String reviewId) {
        cycle.open(UUID.fromString(reviewId));
    }

    public void overdue(String reviewId) {
        cycle.overdue(UUID.fromString(reviewId));
    }

    public void reaffirm(String reviewId) {
        cycle.reaffirm(UUID.fromString(reviewId));
    }

    public void close(String reviewId) {
        cycle.close(UUID.fromString(reviewId));
    }

    public void superseded(String reviewId) {
        cycle.superseded(UUID.fromString(reviewId));
    }

    public void retirementRefused(String reviewId) {
        cycle.retirementRefused(UUID.fromString(reviewId));
    }
}
