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
    private final Vacancies vacancies;

    ApprovalDelegate(RoundCourse course, Vacancies vacancies) {
        this.course = course;
        this.vacancies = vacancies;
    }

    public Map<String, String> factsOf(String subjectKind, String subjectId) {
        return new HashMap<>(course.facts(subject(subjectKind, subjectId)));
    }

    public boolean canBeDecided(String subjectKind, String subjectId, List<Map<String, Object>> stages) {
        return vacancies.canBeDecided(subject(subjectKind, subjectId), PlannedStage.of(stages));
    }

    public String sendBack(String subjectKind, String subjectId, List<Map<String, Object>> stages) {
        return vacancies
                .sendBack(subject(subjectKind, subjectId), PlannedStage.of(stages))
                .name();
    }

    public String open(String subjectKind, String subjectId) {
        return course.open(subject(subjectKind, subjectId)).toString();
    }

    /** Named by the model of rounds that were under way before {@link #factsOf} was; the check at the start looks for it. */
    public Map<String, String> facts(String roundId) {
        return new HashMap<>(course.factsOfRound(UUID.fromString(roundId)));
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
        course.withdraw(subject(subjectKind, subjectId));
    }

    private static SubjectRef subject(String kind, String id) {
        return new SubjectRef(kind, UUID.fromString(id));
    }
}
