package org.bylaw.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class ApprovalRoundTest {

    private static final String ROUND = "approval-round";

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
        walk.assertEveryFlowTaken(ROUND);
    }

    @Test
    void theDecisionTableSeatsTheApproversByTheFacts() {
        UUID subject = asked();
        String round = "round-of-" + subject;
        assertThat(delegates.takeCalls())
                .containsExactly(
                        "approvalDelegate.open(policy-version, " + subject + ")",
                        "approvalDelegate.plan(" + round + ", [{approvers=owners-manager, days=5,"
                                + " name=Owner's manager, position=1, rule=FIRST, signature=false}])",
                        "approvalDelegate.openNextStage(" + round + ")");
    }

    @Test
    void whereApproversAreMissingNoRoundIsOpened() {
        delegates.when("approvalDelegate.canBeDecided", () -> false);
        UUID subject = asked();
        assertThat(delegates.takeCalls())
                .singleElement()
                .asString()
                .startsWith("approvalDelegate.sendBack(policy-version, " + subject + ", [{approvers=owners-manager");
        walk.assertEnded(ROUND, subject, "notPossible");
    }

    @Test
    void stagesFollowOneAnotherTillTheLastIsApproved() {
        AtomicInteger further = new AtomicInteger(2);
        delegates.when("approvalDelegate.hasFurtherStage", () -> further.getAndDecrement() > 0);
        UUID subject = asked();
        String round = "round-of-" + subject;
        delegates.takeCalls();

        decide(subject, "APPROVED");
        decide(subject, "APPROVED");
        assertThat(delegates.takeCalls())
                .containsExactly(
                        "approvalDelegate.openNextStage(" + round + ")",
                        "approvalDelegate.openNextStage(" + round + ")");
        decide(subject, "APPROVED");

        assertThat(delegates.takeCalls()).containsExactly("approvalDelegate.close(" + round + ", APPROVED)");
        walk.assertEnded(ROUND, subject, "done");
    }

    @Test
    void aRejectionInTheSecondStageEndsTheRound() {
        delegates.when("approvalDelegate.hasFurtherStage", () -> true);
        UUID subject = asked();
        decide(subject, "APPROVED");
        delegates.takeCalls();

        decide(subject, "REJECTED");

        assertThat(delegates.takeCalls())
                .as("no further stage is opened")
                .containsExactly("approvalDelegate.close(round-of-" + subject + ", REJECTED)");
        walk.assertEnded(ROUND, subject, "done");
    }

    @Test
    void lateApproversAreRemindedAndThenTheirManagersTold() {
        UUID subject = asked();
        delegates.takeCalls();
        walk.pass(Duration.ofDays(4));
        assertThat(delegates.takeCalls()).isEmpty();
        walk.pass(Duration.ofDays(1));
        assertThat(delegates.takeCalls()).containsExactly("approvalDelegate.remindLate(round-of-" + subject + ")");
        walk.pass(Duration.ofDays(3));
        assertThat(delegates.takeCalls()).containsExactly("approvalDelegate.escalate(round-of-" + subject + ")");
        assertThat(walk.stands(ROUND, subject))
                .as("it is still theirs to decide")
                .containsExactly("decide");
        walk.pass(Duration.ofDays(30));
        assertThat(delegates.takeCalls()).as("told once").isEmpty();

        decide(subject, "APPROVED");

        walk.assertEnded(ROUND, subject, "done");
    }

    @Test
    void eachStageHasItsOwnTime() {
        delegates.when("approvalDelegate.hasFurtherStage", () -> true);
        UUID subject = asked();
        walk.pass(Duration.ofDays(4));
        decide(subject, "APPROVED");
        delegates.takeCalls();
        walk.pass(Duration.ofDays(4));
        assertThat(delegates.takeCalls()).as("the second stage is not late yet").isEmpty();
        walk.pass(Duration.ofDays(1));
        assertThat(delegates.takeCalls()).containsExactly("approvalDelegate.remindLate(round-of-" + subject + ")");
    }

    private UUID asked() {
        return walk.start(ROUND, "subjectId", Map.of("subjectKind", "policy-version"));
    }

    private void decide(UUID subject, String outcome) {
        walk.complete(subject, "decide", Map.of("stageOutcome", outcome));
    }
}
