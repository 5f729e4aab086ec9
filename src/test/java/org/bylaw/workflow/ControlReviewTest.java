package org.bylaw.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class ControlReviewTest {

    private static final String REVIEW = "control-review";

    @Autowired
    Walk walk;

    @Autowired
    RecordedDelegates delegates;

    @AfterEach
    void tidyUp() {
        walk.tidyUp();
    }

    @AfterAll
    void everyWayWasGone() {
        walk.assertEveryFlowTaken(REVIEW);
    }

    @Test
    void theTableDatesItAndItOpensItsLeadTimeBefore() {
        UUID review = walk.start(REVIEW, "controlReviewId", Map.of());
        assertThat(delegates.takeCalls()).containsExactly(call("plan", review, "{leadDays=30, months=12}"));
        assertThat(walk.stands(REVIEW, review)).containsExactly("wait");
        walk.pass(Duration.ofDays(334));
        assertThat(delegates.takeCalls()).isEmpty();
        walk.pass(Duration.ofDays(1));
        assertThat(delegates.takeCalls()).containsExactly(call("open", review));
        assertThat(walk.stands(REVIEW, review)).containsExactly("assess");
        walk.assertPictureIsTrue(REVIEW, review);
    }

    @Test
    void whatFailedIsPlannedSooner() {
        delegates.when(
                "controlReviewDelegate.factsOf",
                () -> Map.of("risk", "HIGH", "controlTypes", List.of("DETECTIVE"), "lastResult", "NOT_EFFECTIVE"));
        UUID review = walk.start(REVIEW, "controlReviewId", Map.of());
        assertThat(delegates.takeCalls()).containsExactly(call("plan", review, "{leadDays=14, months=1}"));
    }

    @Test
    void fromTheOwnerOverTheReviewerToManagementToTheNextDate() {
        UUID review = opened();
        walk.complete(review, "assess", Map.of());
        assertThat(delegates.takeCalls()).containsExactly(call("askReviewer", review));
        assertThat(walk.stands(REVIEW, review)).containsExactly("test");

        walk.complete(review, "test", Map.of());
        assertThat(delegates.takeCalls())
                .as("the reviewer's work is kept before actions are started")
                .isEmpty();
        walk.runJobs();
        assertThat(delegates.takeCalls())
                .containsExactly("findingDelegate.startActions(" + review + ")", call("askManagement", review));
        assertThat(walk.stands(REVIEW, review)).containsExactly("accept");

        walk.complete(review, "accept", Map.of());
        assertThat(delegates.takeCalls()).containsExactly(call("close", review));
        walk.assertEnded(REVIEW, review, "closed");
        walk.pass(Duration.ofDays(60));
        assertThat(delegates.takeCalls()).as("nobody is reminded any more").isEmpty();
    }

    @Test
    void afterAFailedReviewTheMessageGoesToThoseThatCorrespond() {
        UUID review = tested();
        delegates.when("controlReviewDelegate.close", () -> "NOT_EFFECTIVE");
        walk.complete(review, "accept", Map.of());
        assertThat(delegates.takeCalls())
                .as("the signature does not wait for the others")
                .containsExactly(call("close", review));
        assertThat(walk.stands(REVIEW, review)).containsExactly("pullCorresponding");
        walk.runJobs();
        assertThat(delegates.takeCalls()).containsExactly(call("pullCorresponding", review));
        walk.assertEnded(REVIEW, review, "othersBegun");
    }

    @Test
    void onlyAFailedReviewPullsOthersForward() {
        UUID review = tested();
        delegates.when("controlReviewDelegate.close", () -> "PARTLY_EFFECTIVE");
        walk.complete(review, "accept", Map.of());
        assertThat(delegates.takeCalls()).containsExactly(call("close", review));
        walk.assertEnded(REVIEW, review, "closed");
    }

    @Test
    void verifiedCorrectionsLeadToARetestBeforeManagementAccepts() {
        UUID review = tested();
        walk.send(review, "CorrectionsVerified");
        assertThat(delegates.takeCalls()).containsExactly(call("retest", review));
        assertThat(walk.stands(REVIEW, review)).containsExactly("test");

        walk.complete(review, "test", Map.of());
        walk.runJobs();
        assertThat(delegates.takeCalls())
                .as("what the re-test found is corrected, too")
                .containsExactly("findingDelegate.startActions(" + review + ")", call("askManagement", review));
        walk.complete(review, "accept", Map.of());
        assertThat(delegates.takeCalls()).containsExactly(call("close", review));
        walk.assertEnded(REVIEW, review, "closed");
    }

    @Test
    void itIsRemindedThenLateThenEscalatedOnceEach() {
        UUID review = opened();
        walk.pass(Duration.ofDays(22));
        assertThat(delegates.takeCalls()).isEmpty();
        walk.pass(Duration.ofDays(1));
        assertThat(delegates.takeCalls()).containsExactly(call("remind", review));
        walk.complete(review, "assess", Map.of());
        assertThat(delegates.takeCalls()).containsExactly(call("askReviewer", review));
        walk.pass(Duration.ofDays(8));
        assertThat(delegates.takeCalls())
                .as("the dates are those of the review, whoever has it")
                .containsExactly(call("late", review));
        walk.pass(Duration.ofDays(14));
        assertThat(delegates.takeCalls()).containsExactly(call("escalate", review));
        walk.pass(Duration.ofDays(60));
        assertThat(delegates.takeCalls()).isEmpty();
        assertThat(walk.stands(REVIEW, review)).containsExactly("test");
        walk.assertPictureIsTrue(REVIEW, review);
    }

    @Test
    void aPlannedOneIsCancelledWhenTheControlAppliesNoMore() {
        UUID review = walk.start(REVIEW, "controlReviewId", Map.of());
        delegates.takeCalls();
        walk.send(review, "ControlNotApplicable");
        assertThat(delegates.takeCalls()).containsExactly(call("cancelled", review));
        walk.assertEnded(REVIEW, review, "endNotNeededEarly");
        walk.pass(Duration.ofDays(400));
        assertThat(delegates.takeCalls()).as("it does not open any more").isEmpty();
    }

    @Test
    void oneUnderWayIsCancelledWhereverItStands() {
        UUID assessing = opened();
        walk.send(assessing, "ControlNotApplicable");
        assertThat(delegates.takeCalls()).containsExactly(call("cancelled", assessing));
        walk.assertEnded(REVIEW, assessing, "endNotNeededLate");

        UUID accepting = tested();
        walk.send(accepting, "ControlNotApplicable");
        assertThat(delegates.takeCalls()).containsExactly(call("cancelled", accepting));
        walk.assertEnded(REVIEW, accepting, "endNotNeededLate");
        walk.pass(Duration.ofDays(60));
        assertThat(delegates.takeCalls()).as("nobody is reminded any more").isEmpty();
    }

    private UUID opened() {
        UUID review = walk.start(REVIEW, "controlReviewId", Map.of());
        delegates.takeCalls();
        walk.send(review, "ReviewPulledForward");
        assertThat(delegates.takeCalls()).containsExactly(call("open", review));
        assertThat(walk.stands(REVIEW, review)).containsExactly("assess");
        return review;
    }

    private UUID tested() {
        UUID review = opened();
        walk.complete(review, "assess", Map.of());
        walk.complete(review, "test", Map.of());
        walk.runJobs();
        delegates.takeCalls();
        assertThat(walk.stands(REVIEW, review)).containsExactly("accept");
        return review;
    }

    private static String call(String method, UUID review) {
        return "controlReviewDelegate." + method + "(" + review + ")";
    }

    private static String call(String method, UUID review, String more) {
        return "controlReviewDelegate." + method + "(" + review + ", " + more + ")";
    }
}
