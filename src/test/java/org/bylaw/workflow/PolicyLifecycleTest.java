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
class PolicyLifecycleTest {

    private static final String LIFECYCLE = "policy-lifecycle";
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
        walk.assertEveryFlowTaken(LIFECYCLE);
    }

    @Test
    void aMajorVersionWithoutConsultationIsApprovedPublishedAndAttested() {
        UUID version = drafted();
        assertThat(delegates.takeCalls()).isEmpty();

        submit(version, false);

        assertThat(delegates.takeCalls())
                .startsWith(
                        "policyDelegate.freeze(" + version + ")",
                        "approvalDelegate.open(policy-version, " + version + ")")
                .endsWith("approvalDelegate.openNextStage(round-of-" + version + ")")
                .noneMatch(call -> call.contains("Consultation"));
        assertThat(walk.stands(LIFECYCLE, version)).containsExactly("approval");
        assertThat(walk.stands(ROUND, version)).containsExactly("decide");

        decide(version, "APPROVED");

        assertThat(delegates.takeCalls())
                .containsExactly(
                        "approvalDelegate.close(round-of-" + version + ", APPROVED)",
                        "policyDelegate.approved(" + version + ")");
        assertThat(walk.stands(LIFECYCLE, version))
                .as("the decision is safe before publication begins")
                .containsExactly("publish");
        walk.assertPictureIsTrue(LIFECYCLE, version);

        walk.runJobs();

        assertThat(delegates.takeCalls())
                .containsExactly(
                        "policyDelegate.publish(" + version + ")",
                        "attestationDelegate.startCampaign(" + version + ")",
                        "reviewDelegate.plan(" + version + ")");
        walk.assertEnded(LIFECYCLE, version, "published");
        walk.assertEnded(ROUND, version, "done");
    }

    @Test
    void aMinorVersionInformsItsAudience() {
        delegates.when("policyDelegate.changeKind", () -> "MINOR");
        UUID version = approved();
        walk.runJobs();
        assertThat(delegates.takeCalls())
                .endsWith("policyDelegate.informAudience(" + version + ")", "reviewDelegate.plan(" + version + ")")
                .doesNotContain("attestationDelegate.startCampaign(" + version + ")");
        walk.assertEnded(LIFECYCLE, version, "published");
    }

    @Test
    void anEditorialVersionTroublesNobody() {
        delegates.when("policyDelegate.changeKind", () -> "EDITORIAL");
        UUID version = approved();
        walk.runJobs();
        assertThat(delegates.takeCalls())
                .endsWith("policyDelegate.publish(" + version + ")", "reviewDelegate.plan(" + version + ")");
        walk.assertEnded(LIFECYCLE, version, "published");
    }

    @Test
    void aConsultationEndsByItselfWhenItsTimeIsUp() {
        UUID version = drafted();
        submit(version, true);
        assertThat(delegates.takeCalls()).containsExactly("policyDelegate.openConsultation(" + version + ")");
        walk.pass(Duration.ofDays(13));
        assertThat(walk.stands(LIFECYCLE, version)).containsExactly("consultation");

        walk.pass(Duration.ofDays(1));

        assertThat(delegates.takeCalls())
                .startsWith(
                        "policyDelegate.closeConsultation(" + version + ")", "policyDelegate.freeze(" + version + ")");
        assertThat(walk.stands(LIFECYCLE, version)).containsExactly("approval");
    }

    @Test
    void theLastReviewersAnswerStandsBeforeTheWayToApprovalBegins() {
        UUID version = drafted();
        submit(version, true);
        delegates.takeCalls();

        walk.complete(version, "consultation", Map.of());

        assertThat(delegates.takeCalls()).containsExactly("policyDelegate.closeConsultation(" + version + ")");
        assertThat(walk.stands(LIFECYCLE, version)).containsExactly("settled");
        walk.assertPictureIsTrue(LIFECYCLE, version);
    }

    @Test
    void withoutEnoughApproversItGoesBackToTheDraft() {
        delegates.when("approvalDelegate.canBeDecided", () -> false);
        delegates.when("approvalDelegate.sendBack", () -> "CHANGES_REQUESTED");
        UUID version = drafted();
        submit(version, true);
        walk.complete(version, "consultation", Map.of());
        delegates.takeCalls();

        walk.runJobs();

        assertThat(delegates.takeCalls())
                .startsWith("policyDelegate.freeze(" + version + ")")
                .endsWith("policyDelegate.returnToDraft(" + version + ")")
                .noneMatch(call -> call.startsWith("approvalDelegate.open("));
        assertThat(walk.stands(LIFECYCLE, version)).containsExactly("draft");
        walk.assertPictureIsTrue(LIFECYCLE, version);
    }

    @Test
    void aConsultationEndsEarlyWhenAllAreDone() {
        UUID version = drafted();
        submit(version, true);
        walk.complete(version, "consultation", Map.of());
        walk.runJobs();
        assertThat(walk.stands(LIFECYCLE, version)).containsExactly("approval");
        delegates.takeCalls();
        walk.pass(Duration.ofDays(20));
        assertThat(delegates.takeCalls()).noneMatch(call -> call.contains("closeConsultation"));
    }

    @Test
    void openCommentsAreAnsweredBeforeApproval() {
        UUID version = withOpenComments();
        walk.complete(version, "answerComments", Map.of("next", "approval"));
        assertThat(delegates.takeCalls()).startsWith("policyDelegate.freeze(" + version + ")");
        assertThat(walk.stands(LIFECYCLE, version)).containsExactly("approval");
    }

    @Test
    void openCommentsCanSendTheTextBackToItsAuthors() {
        UUID version = withOpenComments();
        walk.complete(version, "answerComments", Map.of("next", "draft"));
        assertThat(delegates.takeCalls()).isEmpty();
        assertThat(walk.stands(LIFECYCLE, version)).containsExactly("draft");
    }

    @Test
    void aDraftCanBeGivenUp() {
        UUID version = drafted();
        walk.send(version, "VersionDiscarded");
        assertThat(delegates.takeCalls()).containsExactly("policyDelegate.discarded(" + version + ")");
        walk.assertEnded(LIFECYCLE, version, "endDiscarded");
    }

    @Test
    void requestedChangesLeadToTheDraftAndToASecondRound() {
        UUID version = drafted();
        submit(version, false);
        decide(version, "CHANGES_REQUESTED");
        assertThat(delegates.takeCalls())
                .endsWith(
                        "approvalDelegate.close(round-of-" + version + ", CHANGES_REQUESTED)",
                        "policyDelegate.returnToDraft(" + version + ")");
        assertThat(walk.stands(LIFECYCLE, version)).containsExactly("draft");
        walk.assertPictureIsTrue(LIFECYCLE, version);

        submit(version, false);

        assertThat(delegates.takeCalls()).contains("approvalDelegate.open(policy-version, " + version + ")");
        decide(version, "APPROVED");
        walk.runJobs();
        walk.assertEnded(LIFECYCLE, version, "published");
    }

    @Test
    void aRejectedVersionEnds() {
        UUID version = drafted();
        submit(version, false);
        decide(version, "REJECTED");
        assertThat(delegates.takeCalls()).endsWith("policyDelegate.rejected(" + version + ")");
        walk.assertEnded(LIFECYCLE, version, "endRejected");
    }

    @Test
    void theOwnerWithdrawsAVersionUnderApproval() {
        UUID version = drafted();
        submit(version, false);
        delegates.takeCalls();

        walk.send(version, "VersionWithdrawn");

        assertThat(delegates.takeCalls())
                .containsExactly(
                        "approvalDelegate.withdraw(policy-version, " + version + ")",
                        "policyDelegate.returnToDraft(" + version + ")");
        assertThat(walk.stands(LIFECYCLE, version)).containsExactly("draft");
        assertThat(walk.stands(ROUND, version)).as("nobody is asked any longer").isEmpty();
        walk.assertPictureIsTrue(LIFECYCLE, version);
        walk.pass(Duration.ofDays(10));
        assertThat(delegates.takeCalls()).as("nobody is reminded any longer").isEmpty();
    }

    @Test
    void aVersionForLaterWaitsForItsDate() {
        delegates.when("policyDelegate.isEffectiveLater", () -> true);
        UUID version = approved();
        walk.pass(Duration.ofDays(29));
        assertThat(walk.stands(LIFECYCLE, version)).containsExactly("waitForDate");
        delegates.takeCalls();

        walk.pass(Duration.ofDays(1));

        assertThat(delegates.takeCalls()).startsWith("policyDelegate.publish(" + version + ")");
        walk.assertEnded(LIFECYCLE, version, "published");
    }

    @Test
    void theOwnerWithdrawsAnApprovedVersionBeforeItsDate() {
        delegates.when("policyDelegate.isEffectiveLater", () -> true);
        UUID version = approved();
        delegates.takeCalls();

        walk.send(version, "VersionWithdrawn");

        assertThat(delegates.takeCalls()).containsExactly("policyDelegate.returnToDraft(" + version + ")");
        assertThat(walk.stands(LIFECYCLE, version)).containsExactly("draft");
        walk.assertPictureIsTrue(LIFECYCLE, version);
        walk.pass(Duration.ofDays(40));
        assertThat(delegates.takeCalls()).as("it is not published all the same").isEmpty();
    }

    private UUID drafted() {
        return walk.start(LIFECYCLE, "policyVersionId", Map.of());
    }

    private void submit(UUID version, boolean consult) {
        walk.complete(version, "draft", Map.of("consult", consult));
    }

    private void decide(UUID version, String outcome) {
        walk.complete(version, "decide", Map.of("stageOutcome", outcome));
    }

    private UUID approved() {
        UUID version = drafted();
        submit(version, false);
        decide(version, "APPROVED");
        return version;
    }

    private UUID withOpenComments() {
        delegates.when("policyDelegate.hasOpenComments", () -> true);
        UUID version = drafted();
        submit(version, true);
        walk.complete(version, "consultation", Map.of());
        assertThat(walk.stands(LIFECYCLE, version)).containsExactly("answerComments");
        delegates.takeCalls();
        return version;
    }
}
