package org.bylaw.approval;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.bylaw.workflow.BpmnDelegate;

/** What {@code approval-round.bpmn} calls. */
@BpmnDelegate
public class ApprovalDelegate {

    private final RoundCourse course;

    ApprovalDelegate(RoundCourse course) {
        this.course = course;
    }

    public String open(String subjectKind, String subjectId) {
        return course.open(new SubjectRef(subjectKind, UUID.fromString(subjectId)))
                .toString();
    }

    public Map<String, String> facts(String roundId) {
        return new HashMap<>(course.facts(UUID.fromString(roundId)));
    }

    public void plan(String roundId, List<Map<String, Object>> stages) {
        course.plan(UUID.fromString(roundId), PlannedStage.of(stages));
    }

    public void openNextStage(String roundId) {
        course.openNextStage(UUID.fromString(roundId));
    }

    public boolean hasFurtherStage(String roundId) {
        return course.hasFurtherStage(UUID.fromString(roundId));
    }

    public Date remindAt(String roundId) {
        return Date.from(course.remindAt(UUID.fromString(roundId)));
    }

    public Date escalateAt(String roundId) {
        return Date.from(course.escalateAt(UUID.fromString(roundId)));
    }

    public void remindLate(String roundId) {
        course.remindLate(UUID.fromString(roundId));
    }

    public void escalate(String roundId) {
        course.escalate(UUID.fromString(roundId));
    }

    public String close(String roundId, String stageOutcome) {
        return course.close(UUID.fromString(roundId), Outcome.valueOf(stageOutcome))
                .name();
    }

    public void withdraw(String subjectKind, String subjectId) {
        course.withdraw(new SubjectRef(subjectKind, UUID.fromString(subjectId)));
    }
}
