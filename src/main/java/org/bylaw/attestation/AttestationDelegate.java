package org.bylaw.attestation;

import java.util.Date;
import java.util.UUID;
import org.bylaw.workflow.BpmnDelegate;

/** What the models call for campaigns. */
@BpmnDelegate
public class AttestationDelegate {

    private final CampaignSteps steps;
    private final DailyRound round;

    AttestationDelegate(CampaignSteps steps, DailyRound round) {
        this.steps = steps;
        this.round = round;
    }

    public void startCampaign(String policyVersionId) {
        steps.startForPublication(UUID.fromString(policyVersionId));
    }

    public void launch(String campaignId) {
        steps.launch(UUID.fromString(campaignId));
    }

    /** Each morning, as an ISO 8601 repeating interval. */
    public String mornings(String campaignId) {
        return steps.dates(UUID.fromString(campaignId)).mornings();
    }

    public void dailyRound(String campaignId) {
        round.walk(UUID.fromString(campaignId));
    }

    public Date closesAt(String campaignId) {
        return steps.closesAt(UUID.fromString(campaignId));
    }

    public void close(String campaignId) {
        steps.close(UUID.fromString(campaignId));
    }

    /** Whether it goes on asking those who join or move. */
    public boolean follows(String campaignId) {
        return steps.follows(UUID.fromString(campaignId));
    }

    public void superseded(String campaignId) {
        steps.superseded(UUID.fromString(campaignId));
    }

    public void cancelled(String campaignId) {
        steps.cancelled(UUID.fromString(campaignId));
    }

    // Campaigns that began before the daily round was in the model still call these; their timers do no harm beside it.

    public Date remindBeforeAt(String campaignId) {
        return steps.closesAt(UUID.fromString(campaignId));
    }

    public Date dueAt(String campaignId) {
        return steps.closesAt(UUID.fromString(campaignId));
    }

    public Date remindAfterAt(String campaignId) {
        return steps.closesAt(UUID.fromString(campaignId));
    }

    public Date escalateAt(String campaignId) {
        return steps.closesAt(UUID.fromString(campaignId));
    }

    public void remind(String campaignId, String when) {
        round.walk(UUID.fromString(campaignId));
    }

    public void escalate(String campaignId) {
        round.walk(UUID.fromString(campaignId));
    }

    public void policyRetired(String policyId) {
        steps.endForPolicy(UUID.fromString(policyId), "The policy was retired.");
    }
}
