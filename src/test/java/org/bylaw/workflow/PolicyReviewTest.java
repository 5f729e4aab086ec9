package org.bylaw.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class PolicyReviewTest {

    private static final String REVIEW = "policy-review";

    @Autowired
    Walk walk;

    @Autowired
    RecordedDelegates delegates;

    private final UUID policy = Ids.next();

    @AfterEach
    void tidyUp() {
        walk.tidyUp();
    }

    @AfterAll
    void everyWayWasGone() {
        walk.assertEveryFlowTaken(REVIEW);
    }

    @Test
    void aReviewOpensItsLeadTimeBeforeItIsDue() {
        UUID review = planned();
        walk.pass(Duration.ofDays(334));
        assertThat(delegates.takeCalls()).isEmpty();
        assertThat(walk.stands(REVIEW, review)).containsExactly("wait");
        walk.pass(Duration.ofDays(1));
        assertThat(delegates.takeCalls()).containsExactly("reviewDelegate.open(" + review + ")");
        assertThat(walk.stands(REVIEW, review)).containsExactly("review");
    }

    @Test
    void aReaffirmedPolicyKeepsItsText() {
        UUID review = opened();
        walk.complete(review, "review", Map.of("outcome", "REAFFIRM"));
        assertThat(delegates.takeCalls()).containsExactly("reviewDelegate.reaffirm(" + review + ")");
        walk.assertEnded(REVIEW, review, "endReaffirmed");
    }

    @Test
    void aRevisionOpensADraftAndClosesTheReview() {
        UUID review = opened();
        walk.complete(review, "review", Map.of("outcome", "REVISE"));
        assertThat(delegates.takeCalls())
                .containsExactly(
                        "policyDelegate.startRevision(" + policy + ")", "reviewDelegate.close(" + review + ")");
        walk.assertEnded(REVIEW, review, "endRevised");
    }

    @Test
    void aRetirementNeedsApproval() {
        UUID review = opened();
        walk.complete(review, "review", Map.of("outcome", "RETIRE"));
        assertThat(delegates.takeCalls())
                .contains("approvalDelegate.open(policy-retirement, " + policy + ")")
                .noneMatch(call -> call.startsWith("policyDelegate.retire"));
        assertThat(walk.stands(REVIEW, review)).containsExactly("retirement");

        walk.complete(policy, "decide", Map.of("stageOutcome", "APPROVED"));

        assertThat(delegates.takeCalls())
                .endsWith(
                        "policyDelegate.retire(" + policy + ")",
                        "attestationDelegate.policyRetired(" + policy + ")",
                        "waiverDelegate.policyRetired(" + policy + ")",
                        "reviewDelegate.close(" + review + ")");
        walk.assertEnded(REVIEW, review, "endRetired");
    }

    @Test
    void aRefusedRetirementGoesBackToTheOwner() {
        UUID review = opened();
        walk.complete(review, "review", Map.of("outcome", "RETIRE"));
        walk.complete(policy, "decide", Map.of("stageOutcome", "REJECTED"));
        assertThat(delegates.takeCalls())
                .endsWith("reviewDelegate.retirementRefused(" + review + ")")
                .noneMatch(call -> call.startsWith("policyDelegate.retire"));
        assertThat(walk.stands(REVIEW, review)).containsExactly("review");
        walk.assertPictureIsTrue(REVIEW, review);
    }

    @Test
    void anOverdueReviewIsToldOnceAndStaysOpen() {
        UUID review = opened();
        walk.pass(Duration.ofDays(29));
        assertThat(delegates.takeCalls()).isEmpty();
        walk.pass(Duration.ofDays(1));
        assertThat(delegates.takeCalls()).containsExactly("reviewDelegate.overdue(" + review + ")");
        assertThat(walk.stands(REVIEW, review)).containsExactly("review");
        walk.pass(Duration.ofDays(30));
        assertThat(delegates.takeCalls()).isEmpty();
    }

    @Test
    void aNewVersionSupersedesAReviewThatHasNotOpened() {
        UUID review = planned();
        walk.send(review, "ReviewSuperseded");
        assertThat(delegates.takeCalls()).containsExactly("reviewDelegate.superseded(" + review + ")");
        walk.assertEnded(REVIEW, review, "endSupersededEarly");
    }

    @Test
    void aNewVersionSupersedesAnOpenReview() {
        UUID review = opened();
        walk.send(review, "ReviewSuperseded");
        assertThat(delegates.takeCalls()).containsExactly("reviewDelegate.superseded(" + review + ")");
        walk.assertEnded(REVIEW, review, "endSupersededLate");
        walk.pass(Duration.ofDays(40));
        assertThat(delegates.takeCalls())
                .as("it does not become overdue any more")
                .isEmpty();
    }

    private UUID planned() {
        return walk.start(REVIEW, "reviewId", Map.of("policyId", policy.toString()));
    }

    private UUID opened() {
        UUID review = planned();
        walk.send(review, "ReviewBroughtForward");
        assertThat(delegates.takeCalls()).containsExactly("reviewDelegate.open(" + review + ")");
        return review;
    }
}
