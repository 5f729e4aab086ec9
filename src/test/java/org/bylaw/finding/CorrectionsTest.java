package org.bylaw.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bylaw.evidence.Evidences;
import org.bylaw.evidence.NewEvidence;
import org.bylaw.finding.FindingPage.Turn;
import org.bylaw.people.Absences;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** The way of a correction: raised, planned, done, verified or sent back. */
class CorrectionsTest extends FindingTestBed {

    @Autowired
    Evidences evidences;

    @Autowired
    Absences absences;

    @Test
    void aFindingOutsideOfReviewsIsTheOwnersAtOnce() {
        UUID id = raised();
        assertThat(facts(id).open()).isTrue();
        assertThat(action(id).state()).isEqualTo(ActionState.PLAN);
        assertThat(action(id).verifierName()).isEqualTo("Carla Compliance");
        assertThat(correcting(id)).containsExactly(owner);
        assertThat(mailed(id, "finding.asked")).containsExactly("Olaf Owner");
        assertThat(stands(id)).containsExactly("plan", "watch");
        assertThat(acts(id)).containsExactly("FindingRaised");
        assertThat(organisation.as(owner, () -> pages.page(id)).turn()).isEqualTo(Turn.PLAN);
        assertThat(organisation.as(compliance, () -> pages.page(id)).turn()).isEqualTo(Turn.NONE);
    }

    @Test
    void whoeverRaisesItVerifiesItUnlessItIsTheirOwn() {
        UUID own = organisation.as(
                compliance,
                () -> findings.raise(new NewFinding(
                        control,
                        onControl(LocalDate.now(clock)).origin(),
                        Severity.LOW,
                        "Title",
                        "Text",
                        compliance,
                        null)));
        assertThat(action(own).verifierId()).isNull();
        assertThat(action(own).dueOn())
                .as("90 days")
                .isEqualTo(LocalDate.now(clock).plusDays(90));
        organisation.as(
                compliance, () -> corrections.plan(own, 0, "Do it", action(own).dueOn()));
        organisation.as(compliance, () -> corrections.reportDone(own, 1, "Done", "Shown on screen"));
        UUID colleague = organisation.hire("Cora Colleague", null, null, Role.COMPLIANCE);
        assertThat(verifying(own)).isNotEmpty().doesNotContain(compliance);
        refused(() -> organisation.as(compliance, () -> corrections.verify(own, 2, null)), Problem.Kind.FORBIDDEN, "");
        organisation.as(colleague, () -> corrections.verify(own, 2, null));
        assertThat(action(own).verifiedByName()).isEqualTo("Cora Colleague");
    }

    @Test
    void whatIsRaisedIsChecked() {
        LocalDate today = LocalDate.now(clock);
        refused(() -> organisation.as(owner, () -> findings.raise(onControl(today))), Problem.Kind.FORBIDDEN, "");
        refused(
                () -> organisation.as(compliance, () -> findings.raise(onControl(today.minusDays(1)))),
                Problem.Kind.INVALID,
                "dueOn");
        refusedRaising(new NewFinding(control, origin(), Severity.LOW, "  ", "Text", owner, null), "title");
        refusedRaising(new NewFinding(control, origin(), Severity.LOW, "x".repeat(201), "Text", owner, null), "title");
        refusedRaising(new NewFinding(control, origin(), Severity.LOW, "Title", "", owner, null), "description");
        refusedRaising(new NewFinding(control, origin(), Severity.LOW, "Title", "Text", Ids.next(), null), "owner");
        UUID other = jdbc.sql("SELECT id FROM control WHERE code = '8.12'")
                .query(UUID.class)
                .single();
        refusedRaising(new NewFinding(other, origin(), Severity.LOW, "Title", "Text", owner, null), "control");
        refusedRaising(new NewFinding(Ids.next(), origin(), Severity.LOW, "Title", "Text", owner, null), "control");
        jdbc.sql("UPDATE person SET active = false, left_at = joined_at WHERE id = :id")
                .param("id", stranger)
                .update();
        refusedRaising(new NewFinding(control, origin(), Severity.LOW, "Title", "Text", stranger, null), "owner");
    }

    private SubjectRef origin() {
        return SubjectRef.control(control);
    }

    private void refusedRaising(NewFinding wanted, String field) {
        refused(() -> organisation.as(compliance, () -> findings.raise(wanted)), Problem.Kind.INVALID, field);
    }

    @Test
    void theOwnerPlansAndMayNotTakeMoreTime() {
        UUID id = raised();
        LocalDate due = action(id).dueOn();
        refused(
                () -> organisation.as(owner, () -> corrections.plan(id, 0, "Plan", due.plusDays(1))),
                Problem.Kind.INVALID,
                "dueOn");
        refused(
                () -> organisation.as(
                        owner,
                        () -> corrections.plan(
                                id, 0, "Plan", LocalDate.now(clock).minusDays(1))),
                Problem.Kind.INVALID,
                "dueOn");
        refused(() -> organisation.as(owner, () -> corrections.plan(id, 0, " ", due)), Problem.Kind.INVALID, "plan");
        refused(
                () -> organisation.as(compliance, () -> corrections.plan(id, 0, "Plan", due)),
                Problem.Kind.FORBIDDEN,
                "");
        refused(
                () -> organisation.as(stranger, () -> corrections.plan(id, 0, "Plan", due)),
                Problem.Kind.NOT_FOUND,
                "");
        refused(() -> organisation.as(owner, () -> corrections.plan(id, 7, "Plan", due)), Problem.Kind.STALE, "");

        organisation.as(owner, () -> corrections.plan(id, 0, "Test one restore a month", due.minusDays(10)));

        assertThat(action(id).state()).isEqualTo(ActionState.DOING);
        assertThat(action(id).dueOn()).isEqualTo(due.minusDays(10));
        assertThat(stands(id)).containsExactly("correct", "watch");
        organisation.as(owner, () -> corrections.plan(id, 1, "Two restores a month", due.minusDays(10)));
        assertThat(action(id).plan()).isEqualTo("Two restores a month");
        assertThat(stands(id)).as("said anew, but no step taken").containsExactly("correct", "watch");
        assertThat(correcting(id)).containsExactly(owner);
    }

    @Test
    void aReportedCorrectionIsSomebodyElsesToVerify() {
        UUID id = planned();
        refused(
                () -> organisation.as(owner, () -> corrections.reportDone(id, 1, "", "Shown on screen")),
                Problem.Kind.INVALID,
                "note");
        refused(
                () -> organisation.as(owner, () -> corrections.reportDone(id, 1, "Restored on Monday", " ")),
                Problem.Kind.INVALID,
                "noEvidence");
        organisation.as(owner, () -> corrections.reportDone(id, 1, "Restored on Monday", "Shown on screen"));
        assertThat(action(id).noEvidenceWhy()).isEqualTo("Shown on screen");
        assertThat(correcting(id)).isEmpty();
        assertThat(verifying(id)).containsExactly(compliance);
        assertThat(mailed(id, "finding.verify")).containsExactly("Carla Compliance");
        refused(() -> organisation.as(owner, () -> corrections.verify(id, 2, null)), Problem.Kind.FORBIDDEN, "");
        UUID colleague = organisation.hire("Cora Colleague", null, null, Role.COMPLIANCE);
        refused(() -> organisation.as(colleague, () -> corrections.verify(id, 2, null)), Problem.Kind.FORBIDDEN, "");

        organisation.as(compliance, () -> corrections.verify(id, 2, "Seen in the log"));

        assertThat(facts(id).open()).isFalse();
        assertThat(action(id).state()).isEqualTo(ActionState.DONE);
        assertThat(action(id).verifiedNote()).isEqualTo("Seen in the log");
        assertThat(verifying(id)).isEmpty();
        assertThat(stands(id)).isEmpty();
        assertThat(acts(id))
                .containsExactly("FindingRaised", "CorrectionPlanned", "CorrectionReported", "CorrectionVerified");
        assertThat(mailed(id, "finding.closed")).containsExactlyInAnyOrder("Olaf Owner", "Carla Compliance");
        refused(() -> organisation.as(compliance, () -> corrections.sendBack(id, 3, "No")), Problem.Kind.STALE, "");
    }

    @Test
    void evidenceNeedsNoReason() {
        UUID id = planned();
        organisation.as(
                owner,
                () -> evidences.attach(
                        action(id).subject(),
                        new NewEvidence(
                                "The log",
                                new NewEvidence.Link("https://intranet.example/logs/" + id),
                                LocalDate.now(clock),
                                null)));
        organisation.as(owner, () -> corrections.reportDone(id, 1, "Restored on Monday", null));
        assertThat(action(id).state()).isEqualTo(ActionState.VERIFY);
        assertThat(action(id).noEvidenceWhy()).isNull();
    }

    @Test
    void whatDoesNotHoldIsSentBackWithTheReasonAndCounted() {
        UUID id = reported();
        refused(
                () -> organisation.as(compliance, () -> corrections.sendBack(id, 2, " ")),
                Problem.Kind.INVALID,
                "reason");
        organisation.as(compliance, () -> corrections.sendBack(id, 2, "Only one server"));
        assertThat(action(id).state()).isEqualTo(ActionState.DOING);
        assertThat(action(id).reopened()).isEqualTo(1);
        assertThat(action(id).reopenedWhy()).isEqualTo("Only one server");
        assertThat(correcting(id)).containsExactly(owner);
        assertThat(mailed(id, "finding.sentBack")).containsExactly("Olaf Owner");
        organisation.as(owner, () -> corrections.reportDone(id, 3, "All servers", "Shown on screen"));
        organisation.as(compliance, () -> corrections.verify(id, 4, null));
        assertThat(facts(id).open()).isFalse();
    }

    @Test
    void aSubstituteDoesItAndVerifiesButNeverBoth() {
        UUID id = planned();
        LocalDate today = LocalDate.now(clock);
        organisation.as(owner, () -> absences.setSubstitute(owner, compliance, today, today.plusDays(7)));
        organisation.as(compliance, () -> corrections.reportDone(id, 1, "Done for Olaf", "Shown on screen"));
        assertThat(action(id).doneByName()).isEqualTo("Carla Compliance");
        assertThat(action(id).verifierId()).as("who did it does not verify it").isNull();
        refused(() -> organisation.as(compliance, () -> corrections.verify(id, 3, null)), Problem.Kind.FORBIDDEN, "");
    }

    @Test
    void theDatabaseKeepsTheFourEyes() {
        UUID id = reported();
        UUID action = action(id).id();
        assertThatThrownBy(() -> jdbc.sql("UPDATE corrective_action SET verifier_id = owner_id WHERE id = :id")
                        .param("id", action)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        for (String who : List.of("owner_id", "done_by")) {
            assertThatThrownBy(() -> jdbc.sql("""
                                    UPDATE corrective_action SET state = 'DONE', verified_by = %s, verified_at = done_at,
                                        ended_at = done_at, done_by = :doer WHERE id = :id
                                    """.formatted(who))
                            .param("doer", who.equals("owner_id") ? stranger : owner)
                            .param("id", action)
                            .update())
                    .hasMessageContaining("corrective_action_four_eyes");
        }
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM finding WHERE id = :id")
                        .param("id", id)
                        .update())
                .as("the application takes no finding away")
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    @Test
    void ofTwoWhoVerifyAtOnceOneIsTooLate() throws Exception {
        UUID id = reported();
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Boolean> verify = () -> attempt(together, () -> corrections.verify(id, 2, null));
        Callable<Boolean> sendBack = () -> attempt(together, () -> corrections.sendBack(id, 2, "No"));
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Boolean> first = threads.submit(verify);
            Future<Boolean> second = threads.submit(sendBack);
            assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(acts(id)).hasSize(4);
    }

    private boolean attempt(CyclicBarrier together, Runnable act) throws Exception {
        together.await();
        try {
            organisation.as(compliance, act);
            return true;
        } catch (Problem problem) {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE);
            return false;
        }
    }
}
