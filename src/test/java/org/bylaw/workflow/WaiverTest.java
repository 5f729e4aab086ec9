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
class WaiverTest {

    private static final String WAIVER = "waiver";

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
        walk.assertEveryFlowTaken(WAIVER);
    }

    @Test
    void theOwnerAloneAgreesToALowRisk() {
        UUID waiver = asked("LOW");
        assertThat(walk.stands(WAIVER, waiver)).containsExactly("decideWaiver");
        decide(waiver, "AGREE");
        assertCalls("grant", waiver);
        assertThat(walk.stands(WAIVER, waiver)).containsExactly("inForce");
        walk.assertPictureIsTrue(WAIVER, waiver);
    }

    @Test
    void aHighRiskIsAlsoSignedByManagement() {
        UUID waiver = asked("HIGH");
        decide(waiver, "AGREE");
        assertCalls("askManagement", waiver);
        assertThat(walk.stands(WAIVER, waiver)).containsExactly("signWaiver");
        walk.complete(waiver, "signWaiver", Map.of("decision", "AGREE"));
        assertCalls("grant", waiver);
        assertThat(walk.stands(WAIVER, waiver)).containsExactly("inForce");
    }

    @Test
    void managementRefuses() {
        UUID waiver = asked("VERY_HIGH");
        decide(waiver, "AGREE");
        assertCalls("askManagement", waiver);
        walk.complete(waiver, "signWaiver", Map.of("decision", "REFUSE"));
        assertCalls("refuse", waiver);
        walk.assertEnded(WAIVER, waiver, "notGranted");
    }

    @Test
    void theOwnerRefuses() {
        UUID waiver = asked("HIGH");
        decide(waiver, "REFUSE");
        assertCalls("refuse", waiver);
        walk.assertEnded(WAIVER, waiver, "notGranted");
        walk.pass(Duration.ofDays(100));
        assertThat(delegates.takeCalls()).as("nothing expires any more").isEmpty();
    }

    @Test
    void theOwnerAsksBackAndDecidesOnTheAnswer() {
        UUID waiver = asked("LOW");
        decide(waiver, "ASK_BACK");
        assertCalls("askBack", waiver);
        assertThat(walk.stands(WAIVER, waiver)).containsExactly("answerDecider");
        walk.complete(waiver, "answerDecider", Map.of());
        assertCalls("ask", waiver);
        assertThat(walk.stands(WAIVER, waiver)).containsExactly("decideWaiver");
        walk.assertPictureIsTrue(WAIVER, waiver);
    }

    @Test
    void aLateDecisionIsToldOnce() {
        UUID waiver = asked("LOW");
        walk.pass(Duration.ofDays(7));
        assertThat(delegates.takeCalls()).isEmpty();
        walk.pass(Duration.ofDays(1));
        assertCalls("late", waiver);
        walk.pass(Duration.ofDays(40));
        assertThat(delegates.takeCalls()).isEmpty();
        assertThat(walk.stands(WAIVER, waiver)).containsExactly("decideWaiver");
    }

    @Test
    void whatIsWithdrawnIsNotDecided() {
        UUID waiver = asked("LOW");
        walk.send(waiver, "WaiverWithdrawn");
        assertThat(delegates.takeCalls()).isEmpty();
        walk.assertEnded(WAIVER, waiver, "notGranted");
    }

    @Test
    void whatHasNothingLeftToBeExceptedFromIsNotDecidedEither() {
        UUID waiver = asked("HIGH");
        decide(waiver, "AGREE");
        assertCalls("askManagement", waiver);
        walk.send(waiver, "WaiverEnded");
        walk.assertEnded(WAIVER, waiver, "overEarly");
    }

    @Test
    void itIsRemindedBeforeTheEndAndExpiresAtIt() {
        UUID waiver = inForce();
        walk.pass(Duration.ofDays(59));
        assertThat(delegates.takeCalls()).isEmpty();
        walk.pass(Duration.ofDays(1));
        assertCalls("remind", waiver);
        walk.pass(Duration.ofDays(28));
        assertThat(delegates.takeCalls()).isEmpty();
        assertThat(walk.stands(WAIVER, waiver)).containsExactly("inForce");
        walk.pass(Duration.ofDays(2));
        assertCalls("expire", waiver);
        assertThat(walk.stands(WAIVER, waiver)).containsExactly("settle");

        walk.send(waiver, "WaiverEnded");
        walk.assertEnded(WAIVER, waiver, "settled");
    }

    @Test
    void whatIsClosedOrRevokedNeitherRemindsNorExpires() {
        UUID waiver = inForce();
        walk.send(waiver, "WaiverEnded");
        walk.assertEnded(WAIVER, waiver, "ended");
        walk.pass(Duration.ofDays(100));
        assertThat(delegates.takeCalls()).isEmpty();
    }

    @Test
    void aRenewalIsDecidedTheSameWayAndHasItsOwnEnd() {
        UUID waiver = inForce();
        walk.pass(Duration.ofDays(60));
        assertCalls("remind", waiver);
        walk.send(waiver, "WaiverRenewalAsked");
        assertCalls("ask", waiver);
        decide(waiver, "AGREE");
        assertCalls("grant", waiver);
        walk.pass(Duration.ofDays(59));
        assertThat(delegates.takeCalls())
                .as("the first end does not count any more")
                .isEmpty();
        walk.pass(Duration.ofDays(1));
        assertCalls("remind", waiver);
        assertThat(walk.stands(WAIVER, waiver)).containsExactly("inForce");
    }

    @Test
    void aRefusedRenewalLeavesItInForceUntilItsEnd() {
        UUID waiver = inForce();
        walk.send(waiver, "WaiverRenewalAsked");
        assertCalls("ask", waiver);
        delegates.when("waiverDelegate.isInForce", () -> true);
        decide(waiver, "REFUSE");
        assertCalls("refuse", waiver);
        assertThat(walk.stands(WAIVER, waiver)).containsExactly("inForce");
        walk.assertPictureIsTrue(WAIVER, waiver);
    }

    @Test
    void aWithdrawnRenewalLeavesItInForce() {
        UUID waiver = inForce();
        walk.send(waiver, "WaiverRenewalAsked");
        assertCalls("ask", waiver);
        delegates.when("waiverDelegate.isInForce", () -> true);
        walk.send(waiver, "WaiverWithdrawn");
        assertThat(walk.stands(WAIVER, waiver)).containsExactly("inForce");
    }

    @Test
    void itExpiresWhileItsRenewalWaitsAndIsToBeSettledWhenThatIsRefused() {
        UUID waiver = inForce();
        walk.send(waiver, "WaiverRenewalAsked");
        assertCalls("ask", waiver);
        walk.pass(Duration.ofDays(91));
        assertThat(delegates.takeCalls())
                .containsExactly("waiverDelegate.late(" + waiver + ")", "waiverDelegate.expire(" + waiver + ")");
        assertThat(walk.stands(WAIVER, waiver)).containsExactly("decideWaiver");
        delegates.when("waiverDelegate.hasExpired", () -> true);
        decide(waiver, "REFUSE");
        assertCalls("refuse", waiver);
        assertThat(walk.stands(WAIVER, waiver)).containsExactly("settle");
    }

    private UUID asked(String risk) {
        UUID waiver = walk.start(WAIVER, "waiverId", Map.of("risk", risk, "renewal", 0));
        assertCalls("ask", waiver);
        return waiver;
    }

    private UUID inForce() {
        UUID waiver = asked("LOW");
        decide(waiver, "AGREE");
        assertCalls("grant", waiver);
        return waiver;
    }

    private void decide(UUID waiver, String decision) {
        walk.complete(waiver, "decideWaiver", Map.of("decision", decision));
    }

    private void assertCalls(String act, UUID waiver) {
        assertThat(delegates.takeCalls()).containsExactly("waiverDelegate." + act + "(" + waiver + ")");
    }
}
