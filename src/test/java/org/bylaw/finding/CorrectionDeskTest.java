package org.bylaw.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.people.PersonLeft;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.work.HandingOver;
import org.bylaw.work.MyWork;
import org.bylaw.work.WorkItem;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.AccessDeniedException;

/** What lies around a correction: its date, other people for it, findings taken back and opened again, reviews. */
class CorrectionDeskTest extends FindingTestBed {

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    HandingOver handingOver;

    @Autowired
    MyWork work;

    @Test
    void itRemindsBeforeTheDateAndTellsWeeklyAfterIt() {
        UUID id = planned();
        pass(22);
        assertThat(mailed(id, "finding.dueSoon")).isEmpty();
        pass(1);
        assertThat(mailed(id, "finding.dueSoon")).containsExactly("Olaf Owner");
        pass(7);
        assertThat(mailed(id, "finding.overdue")).as("today is the day").isEmpty();
        pass(1);
        assertThat(mailed(id, "finding.overdue")).containsExactly("Olaf Owner");
        assertThat(mailed(id, "finding.late")).contains("Mara Manager", "Carla Compliance");
        transaction.executeWithoutResult(
                status -> delegate.escalate(action(id).id().toString()));
        assertThat(mailed(id, "finding.overdue"))
                .as("not twice by a repeated job")
                .hasSize(1);
        pass(6);
        assertThat(mailed(id, "finding.overdue")).hasSize(1);
        pass(1);
        assertThat(mailed(id, "finding.overdue")).hasSize(2);
        assertThat(acts(id)).endsWith("CorrectionLate", "CorrectionLate");

        organisation.as(owner, () -> corrections.reportDone(id, revision(id), "Late, but done", "Shown on screen"));
        pass(7);
        assertThat(mailed(id, "finding.overdue"))
                .as("now it waits for the verifier")
                .hasSize(2);
        assertThat(mailed(id, "finding.verifyLate")).containsExactly("Carla Compliance");
        organisation.as(compliance, () -> corrections.verify(id, revision(id), null));
        pass(14);
        assertThat(mailed(id, "finding.verifyLate")).hasSize(1);
    }

    @Test
    void aMovedDateIsWatchedAnew() {
        UUID id = planned();
        LocalDate due = action(id).dueOn();
        pass(25);
        refused(
                () -> organisation.as(owner, () -> corrections.moveDueDate(id, 1, due.plusDays(30), "More time")),
                Problem.Kind.FORBIDDEN,
                "");
        refused(
                () -> organisation.as(compliance, () -> corrections.moveDueDate(id, 1, due, "Same")),
                Problem.Kind.INVALID,
                "dueOn");
        refused(
                () -> organisation.as(compliance, () -> corrections.moveDueDate(id, 1, due.minusDays(9), "Past")),
                Problem.Kind.INVALID,
                "dueOn");
        refused(
                () -> organisation.as(compliance, () -> corrections.moveDueDate(id, 1, due.plusDays(30), "")),
                Problem.Kind.INVALID,
                "reason");
        organisation.as(compliance, () -> corrections.moveDueDate(id, 1, due.plusDays(30), "New hardware first"));
        assertThat(mailed(id, "finding.moved")).containsExactly("Olaf Owner");
        pass(10);
        assertThat(mailed(id, "finding.overdue"))
                .as("the old date counts no longer")
                .isEmpty();
        pass(18);
        assertThat(mailed(id, "finding.dueSoon")).as("once for each date").hasSize(2);
        pass(8);
        assertThat(mailed(id, "finding.overdue")).hasSize(1);
    }

    @Test
    void aNewOwnerIsAskedAndDoesNotVerify() {
        UUID id = planned();
        refused(
                () -> organisation.as(stranger, () -> desk.handOver(id, 1, manager, "Why not")),
                Problem.Kind.NOT_FOUND,
                "");
        refused(() -> organisation.as(owner, () -> desk.handOver(id, 1, owner, "Mine")), Problem.Kind.INVALID, "to");
        refused(() -> organisation.as(owner, () -> desk.handOver(id, 1, manager, " ")), Problem.Kind.INVALID, "reason");
        organisation.as(owner, () -> desk.handOver(id, 1, compliance, "knows the servers"));
        assertThat(action(id).ownerName()).isEqualTo("Carla Compliance");
        assertThat(action(id).ownerWhy()).isEqualTo("in place of Olaf Owner (knows the servers)");
        assertThat(action(id).verifierId()).as("who raised it owns it now").isNull();
        assertThat(correcting(id)).containsExactly(compliance);
        assertThat(mailed(id, "finding.given")).containsExactly("Carla Compliance");
        UUID colleague = organisation.hire("Cora Colleague", null, null, Role.COMPLIANCE);
        refused(
                () -> organisation.as(colleague, () -> desk.chooseVerifier(id, 2, compliance, "Busy")),
                Problem.Kind.INVALID,
                "to");
        organisation.as(colleague, () -> desk.chooseVerifier(id, 2, manager, "knows the servers"));
        assertThat(action(id).verifierName()).isEqualTo("Mara Manager");
        assertThatThrownBy(() -> organisation.as(owner, () -> desk.chooseVerifier(id, 3, null, "Why not")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void correctionAndVerificationAreHandedOverFromTheListOfWork() {
        UUID id = planned();
        handOver(owner, stranger);
        assertThat(correcting(id)).containsExactly(stranger);
        organisation.as(stranger, () -> corrections.reportDone(id, revision(id), "Done", "Shown on screen"));
        refused(() -> handOver(compliance, stranger), Problem.Kind.INVALID, "to");
        handOver(compliance, manager);
        assertThat(verifying(id)).containsExactly(manager);
        organisation.as(manager, () -> corrections.verify(id, revision(id), null));
        assertThat(facts(id).open()).isFalse();
    }

    private void handOver(UUID from, UUID to) {
        organisation.as(from, () -> {
            List<UUID> mine = work.open(new MyWork.Filter(null, null), 10).stream()
                    .map(WorkItem::id)
                    .toList();
            handingOver.handOver(mine, to, "on leave");
        });
    }

    @Test
    void whatALeaverHadGoesToTheManagerAndToCompliance() {
        UUID id = planned();
        leaves(owner);
        assertThat(action(id).ownerId()).isEqualTo(manager);
        assertThat(correcting(id)).containsExactly(manager);
        leaves(compliance);
        assertThat(action(id).verifierId()).isNull();
        assertThat(acts(id)).endsWith("CorrectionHandedOver", "VerifierChosen");
        assertThat(stands(id)).containsExactly("correct", "watch");
    }

    private void leaves(UUID person) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("UPDATE person SET active = false, left_at = joined_at WHERE id = :id")
                    .param("id", person)
                    .update();
            events.publishEvent(new PersonLeft(person));
        });
    }

    @Test
    void aFindingRaisedInErrorIsWithdrawnWithItsReason() {
        UUID id = planned();
        refused(() -> organisation.as(owner, () -> desk.withdraw(id, 1, "Wrong")), Problem.Kind.FORBIDDEN, "");
        refused(() -> organisation.as(compliance, () -> desk.withdraw(id, 1, "")), Problem.Kind.INVALID, "reason");
        organisation.as(compliance, () -> desk.withdraw(id, 1, "It was another system"));
        assertThat(facts(id).open()).isFalse();
        assertThat(facts(id).withdrawnWhy()).isEqualTo("It was another system");
        assertThat(action(id).verifiedByName()).isNull();
        assertThat(correcting(id)).isEmpty();
        assertThat(stands(id)).isEmpty();
        assertThat(mailed(id, "finding.withdrawn")).containsExactly("Olaf Owner");
        refused(
                () -> organisation.as(
                        compliance,
                        () -> desk.openAgain(id, 2, LocalDate.now(clock).plusDays(5), "Was one")),
                Problem.Kind.INVALID,
                "");
    }

    @Test
    void aClosedFindingIsOpenedAgainForANewRound() {
        UUID id = verified();
        assertThatThrownBy(() -> organisation.as(owner, () -> desk.openAgain(id, 3, LocalDate.now(clock), "No")))
                .isInstanceOf(AccessDeniedException.class);
        LocalDate due = LocalDate.now(clock).plusDays(14);
        organisation.as(compliance, () -> desk.openAgain(id, 3, due, "It failed again"));
        assertThat(facts(id).open()).isTrue();
        assertThat(action(id).state()).isEqualTo(ActionState.PLAN);
        assertThat(action(id).reopened()).isEqualTo(1);
        assertThat(action(id).verifiedByName()).isNull();
        assertThat(stands(id)).containsExactly("plan", "watch");
        assertThat(correcting(id)).containsExactly(owner);
        organisation.as(owner, () -> corrections.plan(id, 4, "Another way", due));
        organisation.as(owner, () -> corrections.reportDone(id, 5, "Done", "Shown on screen"));
        organisation.as(compliance, () -> corrections.verify(id, 6, null));
        assertThat(facts(id).open()).isFalse();
    }

    @Test
    void whatWasFoundInAReviewIsStartedWithItAndOnlyOnce() {
        UUID review = Ids.next();
        UUID first = found(review);
        UUID second = found(review);
        assertThat(correcting(first)).as("not before the review says so").isEmpty();
        refused(
                () -> organisation.as(
                        owner,
                        () -> corrections.plan(first, 0, "Plan", action(first).dueOn())),
                Problem.Kind.STALE,
                "");
        organisation.as(reviewer, () -> desk.withdraw(second, 0, "I misread the log"));
        UUID third = found(review);

        delegate.startActions(review.toString());
        delegate.startActions(review.toString());

        assertThat(correcting(first)).containsExactly(owner);
        assertThat(correcting(second)).isEmpty();
        assertThat(correcting(third)).containsExactly(owner);
        assertThat(stands(first)).containsExactly("plan", "watch");
        assertThat(mailed(first, "finding.asked")).hasSize(1);
        assertThat(organisation.as(reviewer, () -> findings.of(new SubjectRef(SubjectRef.CONTROL_REVIEW, review))))
                .extracting(FindingFacts::id)
                .containsExactly(third, second, first);
        refused(() -> organisation.as(reviewer, () -> desk.withdraw(first, 0, "Late")), Problem.Kind.FORBIDDEN, "");
    }
}
