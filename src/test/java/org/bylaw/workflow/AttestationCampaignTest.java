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
class AttestationCampaignTest {

    private static final String CAMPAIGN = "attestation-campaign";

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
        walk.assertEveryFlowTaken(CAMPAIGN);
    }

    @Test
    void theAudienceIsAskedAfterTheStarterWasAnswered() {
        UUID campaign = walk.start(CAMPAIGN, "campaignId", Map.of());
        assertThat(delegates.takeCalls()).isEmpty();
        assertThat(walk.stands(CAMPAIGN, campaign)).containsExactly("launch");
        walk.runJobs();
        assertThat(delegates.takeCalls()).containsExactly("attestationDelegate.launch(" + campaign + ")");
        assertThat(walk.stands(CAMPAIGN, campaign)).containsExactly("collect");
    }

    @Test
    void itWalksItsRoundEachMorningUntilItCloses() {
        UUID campaign = launched();
        walk.pass(Duration.ofHours(23));
        assertThat(delegates.takeCalls()).isEmpty();
        walk.pass(Duration.ofHours(2));
        assertThat(delegates.takeCalls()).containsExactly(round(campaign));
        walk.pass(Duration.ofDays(1));
        assertThat(delegates.takeCalls()).containsExactly(round(campaign));
        assertThat(walk.stands(CAMPAIGN, campaign)).containsExactly("collect");
        walk.pass(Duration.ofDays(26));
        assertThat(delegates.takeCalls()).contains("attestationDelegate.close(" + campaign + ")");
        walk.assertEnded(CAMPAIGN, campaign, "closed");
    }

    @Test
    void moreTimeMovesItsEnd() {
        UUID campaign = launched();
        walk.pass(Duration.ofDays(20));
        walk.send(campaign, "CampaignExtended");
        walk.pass(Duration.ofDays(20));
        assertThat(walk.stands(CAMPAIGN, campaign)).containsExactly("collect");
        walk.pass(Duration.ofDays(9));
        walk.assertEnded(CAMPAIGN, campaign, "closed");
    }

    @Test
    void afterItsCloseItGoesOnWithThoseWhoComeUntilItIsSuperseded() {
        delegates.when("attestationDelegate.follows", () -> true);
        UUID campaign = launched();
        walk.send(campaign, "CampaignCompleted");
        walk.runJobs();
        assertThat(delegates.takeCalls()).containsExactly("attestationDelegate.close(" + campaign + ")");
        assertThat(walk.stands(CAMPAIGN, campaign)).containsExactly("follow");
        walk.pass(Duration.ofHours(25));
        assertThat(delegates.takeCalls()).containsExactly(round(campaign));
        walk.send(campaign, "CampaignSuperseded");
        assertThat(delegates.takeCalls()).containsExactly("attestationDelegate.superseded(" + campaign + ")");
        walk.assertEnded(CAMPAIGN, campaign, "endSuperseded");
    }

    @Test
    void aCampaignThatAllAnsweredClosesEarlyAndRemindsNobody() {
        UUID campaign = launched();
        walk.send(campaign, "CampaignCompleted");
        walk.runJobs();
        assertThat(delegates.takeCalls()).containsExactly("attestationDelegate.close(" + campaign + ")");
        walk.assertEnded(CAMPAIGN, campaign, "closed");
        walk.pass(Duration.ofDays(30));
        assertThat(delegates.takeCalls()).isEmpty();
    }

    @Test
    void complianceCancelsACampaign() {
        UUID campaign = launched();
        walk.send(campaign, "CampaignCancelled");
        assertThat(delegates.takeCalls()).containsExactly("attestationDelegate.cancelled(" + campaign + ")");
        walk.assertEnded(CAMPAIGN, campaign, "endCancelled");
        walk.pass(Duration.ofDays(30));
        assertThat(delegates.takeCalls()).isEmpty();
    }

    private static String round(UUID campaign) {
        return "attestationDelegate.dailyRound(" + campaign + ")";
    }

    private UUID launched() {
        UUID campaign = walk.start(CAMPAIGN, "campaignId", Map.of());
        walk.runJobs();
        delegates.takeCalls();
        return campaign;
    }
}
