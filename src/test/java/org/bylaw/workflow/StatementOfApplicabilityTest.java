package org.bylaw.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class StatementOfApplicabilityTest {

    private static final String STATEMENT = "statement-of-applicability";

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
        walk.assertEveryFlowTaken(STATEMENT);
    }

    @Test
    void aSubmittedDraftIsFrozenFirstAndThenApproved() {
        UUID statement = submitted();
        assertThat(walk.stands(STATEMENT, statement)).containsExactly("approval");
        walk.complete(statement, "decide", Map.of("stageOutcome", "APPROVED"));
        assertThat(delegates.takeCalls())
                .as("the approval stands, whatever comes of the next step")
                .noneMatch(call -> call.startsWith("applicabilityDelegate"));
        assertThat(walk.stands(STATEMENT, statement)).containsExactly("putIntoForce");
        walk.runJobs();
        assertThat(delegates.takeCalls()).containsExactly("applicabilityDelegate.putIntoForce(" + statement + ")");
        walk.assertEnded(STATEMENT, statement, "inForce");
    }

    @Test
    void changesSendItBackToTheDraftAndItIsSubmittedAgain() {
        UUID statement = submitted();
        walk.complete(statement, "decide", Map.of("stageOutcome", "CHANGES_REQUESTED"));
        assertThat(delegates.takeCalls())
                .endsWith("applicabilityDelegate.returnToDraft(" + statement + ")")
                .noneMatch(call -> call.contains("putIntoForce"));
        assertThat(walk.stands(STATEMENT, statement)).containsExactly("draftStatement");
        walk.complete(statement, "draftStatement", Map.of());
        assertThat(delegates.takeCalls()).contains("applicabilityDelegate.freeze(" + statement + ")");
        assertThat(walk.stands(STATEMENT, statement)).containsExactly("approval");
        walk.assertPictureIsTrue(STATEMENT, statement);
    }

    @Test
    void aRejectedOneEnds() {
        UUID statement = submitted();
        walk.complete(statement, "decide", Map.of("stageOutcome", "REJECTED"));
        assertThat(delegates.takeCalls())
                .endsWith("applicabilityDelegate.rejected(" + statement + ")")
                .noneMatch(call -> call.contains("putIntoForce") || call.contains("returnToDraft"));
        walk.assertEnded(STATEMENT, statement, "endRejected");
    }

    @Test
    void aWithdrawnOneClosesItsRoundAndGoesBack() {
        UUID statement = submitted();
        walk.send(statement, "StatementWithdrawn");
        assertThat(delegates.takeCalls())
                .containsExactly(
                        "approvalDelegate.withdraw(" + STATEMENT + ", " + statement + ")",
                        "applicabilityDelegate.returnToDraft(" + statement + ")");
        assertThat(walk.stands(STATEMENT, statement)).containsExactly("draftStatement");
    }

    @Test
    void aDraftThatIsGivenUpNeverReachesAnApprover() {
        UUID statement = walk.start(STATEMENT, "statementId", Map.of());
        walk.send(statement, "StatementDiscarded");
        assertThat(delegates.takeCalls()).isEqualTo(List.of("applicabilityDelegate.discarded(" + statement + ")"));
        walk.assertEnded(STATEMENT, statement, "endDiscarded");
    }

    private UUID submitted() {
        UUID statement = walk.start(STATEMENT, "statementId", Map.of());
        assertThat(delegates.takeCalls()).isEmpty();
        walk.complete(statement, "draftStatement", Map.of());
        assertThat(delegates.takeCalls())
                .startsWith("applicabilityDelegate.freeze(" + statement + ")")
                .contains("approvalDelegate.open(" + STATEMENT + ", " + statement + ")");
        return statement;
    }
}
