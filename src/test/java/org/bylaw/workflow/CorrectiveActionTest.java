package org.bylaw.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class CorrectiveActionTest {

    private static final String ACTION = "corrective-action";

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
        walk.assertEveryFlowTaken(ACTION);
    }

    @Test
    void theOwnerIsAskedAtOnceAndTheDateIsWatchedBeside() {
        UUID action = walk.start(ACTION, "correctiveActionId", Map.of());
        assertThat(delegates.takeCalls()).containsExactly("findingDelegate.ask(" + action + ")");
        assertThat(walk.stands(ACTION, action)).containsExactly("plan", "watch");
        walk.assertPictureIsTrue(ACTION, action);
    }

    @Test
    void aVerifiedCorrectionClosesTheFindingAndEndsTheWatch() {
        UUID action = done();
        assertThat(walk.stands(ACTION, action)).as("people first").containsExactly("verify", "watch");

        walk.complete(action, "verify", Map.of("verification", "VERIFIED"));

        assertThat(delegates.takeCalls()).containsExactly("findingDelegate.close(" + action + ")");
        walk.assertEnded(ACTION, action, "closed");
        assertThat(walk.picture(ACTION, action).ending()).isEqualTo("Closed");
        walk.pass(Duration.ofDays(60));
        assertThat(delegates.takeCalls()).as("nobody is told any more").isEmpty();
    }

    @Test
    void oneThatDoesNotHoldGoesBackToTheOwnerAndIsVerifiedAgain() {
        UUID action = done();
        walk.complete(action, "verify", Map.of("verification", "SENT_BACK"));
        assertThat(delegates.takeCalls()).isEmpty();
        assertThat(walk.stands(ACTION, action)).containsExactly("correct", "watch");
        walk.assertPictureIsTrue(ACTION, action);

        walk.complete(action, "correct", Map.of());
        walk.complete(action, "verify", Map.of("verification", "VERIFIED"));

        assertThat(delegates.takeCalls()).containsExactly("findingDelegate.close(" + action + ")");
        walk.assertEnded(ACTION, action, "closed");
    }

    @Test
    void itRemindsBeforeTheDateAndTellsEachWeekAfterIt() {
        UUID action = planned();
        walk.pass(Duration.ofDays(22));
        assertThat(delegates.takeCalls()).isEmpty();

        delegates.in("findingDelegate.nextNewsAt", Duration.ofDays(8));
        walk.pass(Duration.ofDays(1));
        assertThat(delegates.takeCalls()).containsExactly("findingDelegate.remind(" + action + ")");

        delegates.in("findingDelegate.nextNewsAt", Duration.ofDays(7));
        delegates.when("findingDelegate.isLate", () -> true);
        walk.pass(Duration.ofDays(7));
        assertThat(delegates.takeCalls()).isEmpty();
        walk.pass(Duration.ofDays(1));
        assertThat(delegates.takeCalls()).containsExactly("findingDelegate.escalate(" + action + ")");
        walk.pass(Duration.ofDays(14));
        assertThat(delegates.takeCalls())
                .containsExactly(
                        "findingDelegate.escalate(" + action + ")", "findingDelegate.escalate(" + action + ")");
        assertThat(walk.stands(ACTION, action)).containsExactly("correct", "watch");
        walk.assertPictureIsTrue(ACTION, action);
    }

    @Test
    void aMovedDateIsWatchedAnew() {
        UUID action = planned();
        walk.pass(Duration.ofDays(20));
        delegates.in("findingDelegate.nextNewsAt", Duration.ofDays(30));
        walk.send(action, "DueDateMoved");
        walk.pass(Duration.ofDays(29));
        assertThat(delegates.takeCalls()).as("the old date counts no longer").isEmpty();
        walk.pass(Duration.ofDays(1));
        assertThat(delegates.takeCalls()).containsExactly("findingDelegate.remind(" + action + ")");
        walk.assertPictureIsTrue(ACTION, action);
    }

    @Test
    void aWithdrawnFindingEndsWhateverItWaitedFor() {
        UUID action = planned();
        walk.send(action, "FindingWithdrawn");
        assertThat(delegates.takeCalls()).containsExactly("findingDelegate.withdraw(" + action + ")");
        walk.assertEnded(ACTION, action, "withdrawn");
        assertThat(walk.picture(ACTION, action).ending()).isEqualTo("Withdrawn");
    }

    private UUID planned() {
        UUID action = walk.start(ACTION, "correctiveActionId", Map.of());
        walk.complete(action, "plan", Map.of());
        assertThat(delegates.takeCalls()).containsExactly("findingDelegate.ask(" + action + ")");
        return action;
    }

    private UUID done() {
        UUID action = planned();
        walk.complete(action, "correct", Map.of());
        return action;
    }
}
