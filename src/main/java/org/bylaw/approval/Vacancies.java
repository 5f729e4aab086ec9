package org.bylaw.approval;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.ApprovalSubject;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Looks before a round opens whether there is somebody for each stage, and tells the owner where there is not. */
@Component
class Vacancies {

    private final Seating seating;
    private final ApprovalSubjects subjects;
    private final ApprovalMails mails;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;

    Vacancies(
            Seating seating,
            ApprovalSubjects subjects,
            ApprovalMails mails,
            AuditTrail audit,
            CurrentPerson currentPerson) {
        this.seating = seating;
        this.subjects = subjects;
        this.mails = mails;
        this.audit = audit;
        this.currentPerson = currentPerson;
    }

    /**
     * Whether a round may open. Somebody who has just sent the thing to approval is not asked twice: the seating itself
     * refuses it to them, in the same words, and all stays as it was. Where the process comes here by itself, such as after
     * a consultation, nobody is there to be refused; then the answer is no, and the process goes the other way.
     */
    @Transactional(readOnly = true)
    boolean canBeDecided(SubjectRef ref, List<PlannedStage> stages) {
        return currentPerson.id().isPresent()
                || missing(subjects.describe(ref), stages).isEmpty();
    }

    /** Tells the owner who is missing and what to do. */
    @Transactional
    Outcome sendBack(SubjectRef ref, List<PlannedStage> stages) {
        ApprovalSubject subject = subjects.describe(ref);
        String reason = missing(subject, stages).orElse("");
        mails.impossible(subject, reason);
        audit.record("ApprovalNotPossible", ref, subject.page(), Map.of("title", subject.title(), "reason", reason));
        return Outcome.CHANGES_REQUESTED;
    }

    private Optional<String> missing(ApprovalSubject subject, List<PlannedStage> stages) {
        try {
            seating.seatAll(stages, subject);
            return Optional.empty();
        } catch (Problem problem) {
            return Optional.of(problem.getMessage());
        }
    }
}
