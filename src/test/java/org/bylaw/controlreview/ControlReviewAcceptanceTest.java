package org.bylaw.controlreview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.signature.ToSign;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;

/** How a review ends: management signs, and the next one is planned. */
class ControlReviewAcceptanceTest extends ReviewTestBed {

    @Autowired
    AuditTrail audit;

    @Test
    void theResultIsAcceptedWithASignatureAndTheNextOneIsPlanned() {
        ControlReviewFacts review = accepting(TestResult.EFFECTIVE);
        assertThat(mails(management, review)).containsExactly("controlReview.accept");
        moveTo(LocalDate.now(clock).plusDays(10));
        LocalDate today = LocalDate.now(clock);

        sign(management, Acceptance.RESULT, "");

        ControlReviewFacts closed = organisation.as(compliance, () -> list.review(review.id()));
        assertThat(closed.state()).isEqualTo(ControlReviewState.CLOSED);
        assertThat(closed.acceptance()).isEqualTo(Acceptance.RESULT);
        assertThat(closed.acceptedByName()).isEqualTo("Maja Berg");
        assertThat(holders("accept-control-review", review)).isEmpty();
        assertThat(mails(owner, review)).endsWith("controlReview.closed");
        assertThat(audit.historyOf(review.control(), 0, 10))
                .extracting(entry -> entry.act())
                .containsSubsequence("ControlReviewPlanned", "ControlReviewClosed", "ControlReviewAccepted");

        ControlReviewFacts next = newest();
        assertThat(next.number()).isEqualTo(2);
        assertThat(next.state()).isEqualTo(ControlReviewState.PLANNED);
        assertThat(next.dueOn()).as("medium risk, detective, effective").isEqualTo(today.plusMonths(18));
        assertThat(next.opensOn()).isEqualTo(next.dueOn().minusDays(30));
        assertThat(stands(next.id())).containsExactly("wait");
        assertThat(organisation.as(compliance, () -> list.after(closed)))
                .extracting(ControlReviewFacts::id)
                .containsExactly(next.id());
        assertThat(organisation.as(compliance, () -> list.before(next)))
                .extracting(ControlReviewFacts::id)
                .containsExactly(review.id());
    }

    @Test
    void aFailedResultMeansANearerDate() {
        accepting(TestResult.NOT_EFFECTIVE);
        sign(management, Acceptance.REMAINING_RISK, "Until the new system is there in June");
        assertThat(newest().dueOn()).isEqualTo(LocalDate.now(clock).plusMonths(3));
        ControlReviewFacts next = newest();
        moveTo(next.opensOn());
        assertThat(newest().state()).as("it opens three weeks before").isEqualTo(ControlReviewState.ASSESSING);
    }

    @Test
    void theTwoSentencesDifferAndTheRiskNeedsAReason() {
        ControlReviewFacts review = accepting(TestResult.PARTLY_EFFECTIVE);
        ToSign result = wish(management, review, Acceptance.RESULT, "");
        ToSign risk = wish(management, review, Acceptance.REMAINING_RISK, "Small");
        assertThat(result.sentence())
                .isEqualTo("I, Maja Berg, accept the result “Partly effective” of “" + result.title() + "”.");
        assertThat(risk.sentence()).startsWith("I, Maja Berg, accept the risk that remains after “" + risk.title());
        assertThat(risk.meaning()).isNotEqualTo(result.meaning());
        assertThat(risk.sha256()).isEqualTo(result.sha256()).matches("[0-9a-f]{64}");
        assertThat(risk.path()).isEqualTo(review.path());
        refused(() -> wish(management, review, Acceptance.REMAINING_RISK, " "), Problem.Kind.INVALID, "comment");
        refused(
                () -> wish(management, review, Acceptance.REMAINING_RISK, "x".repeat(4001)),
                Problem.Kind.INVALID,
                "comment");
        refused(() -> wish(management, review, null, ""), Problem.Kind.INVALID, "acceptance");
        refused(
                () -> sign(
                        management,
                        new ToSign(
                                risk.subject(),
                                risk.act(),
                                risk.title(),
                                risk.sentence(),
                                risk.meaning(),
                                risk.sha256(),
                                "",
                                risk.path(),
                                risk.details())),
                Problem.Kind.INVALID,
                "comment");
        assertThat(newest().state()).isEqualTo(ControlReviewState.ACCEPTING);
    }

    @Test
    void noRiskRemainsOfWhatIsEffective() {
        ControlReviewFacts review = accepting(TestResult.EFFECTIVE);
        refused(() -> wish(management, review, Acceptance.REMAINING_RISK, "None"), Problem.Kind.INVALID, "acceptance");
    }

    @Test
    void nobodyWhoHadPartInItAccepts() {
        ControlReviewFacts review = accepting(TestResult.EFFECTIVE);
        for (UUID nobody : List.of(compliance, tester, owner)) {
            assertThatThrownBy(() -> wish(nobody, review, Acceptance.RESULT, ""))
                    .isInstanceOf(AccessDeniedException.class);
        }
        for (UUID party : List.of(owner, tester)) {
            jdbc.sql("INSERT INTO person_role (person_id, role) VALUES (:id, :role)")
                    .param("id", party)
                    .param("role", Role.MANAGEMENT.roleName())
                    .update();
            refused(() -> wish(party, review, Acceptance.RESULT, ""), Problem.Kind.FORBIDDEN, "");
            refused(
                    () -> organisation.as(
                            party,
                            () -> transaction.execute(status -> acts.fingerprint(review.subject(), "accept-result"))),
                    Problem.Kind.FORBIDDEN,
                    "");
        }
        assertThatThrownBy(() -> jdbc.sql("""
                                UPDATE control_review SET acceptance = 'RESULT', accepted_by = tested_by,
                                    accepted_at = tested_at WHERE id = :id
                                """).param("id", review.id()).update())
                .as("the database holds to it too")
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void theFirstWhoSignsDecidesAndTheRecordIsFinal() {
        ControlReviewFacts review = accepting(TestResult.EFFECTIVE);
        UUID second = organisation.hire("Max Holm", null, null, Role.MANAGEMENT);
        ToSign late = wish(second, review, Acceptance.RESULT, "");
        sign(management, Acceptance.RESULT, "");
        refused(() -> sign(second, late), Problem.Kind.STALE, "");
        assertThatThrownBy(() -> jdbc.sql("UPDATE control_review SET result = 'NOT_TESTED' WHERE id = :id")
                        .param("id", review.id())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("is closed");
    }

    @Test
    void verifiedCorrectionsLeadToARetestByTheSameReviewerAndBack() {
        ControlReviewFacts review = accepting(TestResult.NOT_EFFECTIVE);
        ToSign before = wish(management, review, Acceptance.REMAINING_RISK, "We live with it");
        transaction.executeWithoutResult(
                status -> assertThat(processes.correlateIfAwaited("CorrectionsVerified", review.id()))
                        .isTrue());
        ControlReviewFacts retest = newest();
        assertThat(retest.state()).isEqualTo(ControlReviewState.TESTING);
        assertThat(retest.reviewerId()).isEqualTo(tester);
        assertThat(holders("test-control", review)).containsExactly(tester);
        assertThat(holders("accept-control-review", review)).isEmpty();
        assertThat(mails(tester, review)).endsWith("controlReview.retest");
        refused(() -> sign(management, before), Problem.Kind.STALE, "");
        refused(() -> wish(management, retest, Acceptance.RESULT, ""), Problem.Kind.STALE, "");

        organisation.as(tester, () -> reviews.test(retest.id(), retest.revision(), test(TestResult.EFFECTIVE)));
        dueJobs.runAll();
        assertThat(newest().tests()).isEqualTo(2);
        assertThatThrownBy(() -> sign(management, before))
                .as("what was to be signed is another by now")
                .isInstanceOf(AssertionError.class);
        sign(management, Acceptance.RESULT, "");
        assertThat(organisation.as(compliance, () -> list.review(review.id())).result())
                .isEqualTo(TestResult.EFFECTIVE);
        assertThat(past(review.id())).contains("corrected", "retest", "closed");
        transaction.executeWithoutResult(
                status -> assertThat(processes.correlateIfAwaited("CorrectionsVerified", review.id()))
                        .as("nobody waits for them once it is accepted")
                        .isFalse());
    }

    @Test
    void ofTwoWhoSignAtOnceOneIsToldThatItIsDone() throws Exception {
        ControlReviewFacts review = accepting(TestResult.EFFECTIVE);
        UUID second = organisation.hire("Max Holm", null, null, Role.MANAGEMENT);
        ToSign one = wish(management, review, Acceptance.RESULT, "");
        ToSign other = wish(second, review, Acceptance.RESULT, "");
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> signed = List.of(
                    both.submit(() -> signs(together, management, one)),
                    both.submit(() -> signs(together, second, other)));
            assertThat(List.of(signed.get(0).get(), signed.get(1).get())).containsExactlyInAnyOrder(true, false);
        }
        assertThat(newest().number()).as("one next review").isEqualTo(2);
    }

    private boolean signs(CyclicBarrier together, UUID person, ToSign wish) throws Exception {
        together.await();
        try {
            sign(person, wish);
            return true;
        } catch (Problem problem) {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE);
            return false;
        }
    }

    @Test
    void nothingIsSignedBeforeTheActionsAreStarted() {
        ControlReviewFacts review = testing();
        organisation.as(tester, () -> reviews.test(review.id(), review.revision(), test(TestResult.EFFECTIVE)));
        ControlReviewFacts tested = newest();
        refused(() -> wish(management, tested, Acceptance.RESULT, ""), Problem.Kind.STALE, "");
        dueJobs.runAll();
        assertThat(wish(management, tested, Acceptance.RESULT, "").act()).isEqualTo("accept-result");
    }

    private ToSign wish(UUID person, ControlReviewFacts review, Acceptance acceptance, String comment) {
        return organisation.as(person, () -> signing.toSign(review.id(), review.revision(), acceptance, comment));
    }
}
