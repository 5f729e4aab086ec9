package org.bylaw.applicability;

import java.util.UUID;
import org.bylaw.workflow.BpmnDelegate;

/** What {@code statement-of-applicability.bpmn} calls; each method is one call into {@link StatementCourse}. */
@BpmnDelegate
public class ApplicabilityDelegate {

    private final StatementCourse course;

    ApplicabilityDelegate(StatementCourse course) {
        this.course = course;
    }

    public void discarded(String statementId) {
        course.discarded(UUID.fromString(statementId));
    }

    public void freeze(String statementId) {
        course.freeze(UUID.fromString(statementId));
    }

    public void returnToDraft(String statementId) {
        course.returnToDraft(UUID.fromString(statementId));
    }

    public void rejected(String statementId) {
        course.rejected(UUID.fromString(statementId));
    }

    public void putIntoForce(String statementId) {
        course.putIntoForce(UUID.fromString(statementId));
    }
}
