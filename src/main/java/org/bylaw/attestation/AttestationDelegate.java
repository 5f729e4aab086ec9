package org.bylaw.attestation;

import java.util.Date;
import java.util.UUID;
import org.bylaw.workflow.BpmnDelegate;

/** What the models call for campaigns. */
@BpmnDelegate
public class AttestationDelegate {

    private final CampaignSteps steps;

    AttestationDelegate(CampaignSteps steps) {
        this.steps = steps;
    }

    public void startCampaign(String policyVersionId) {
        steps.startForPublication(UUID.fromString(policyVersionId));
    }

    public void launch(String campaignId) {
        steps.launch(UUID.fromString(campaignId));
    }

    public Date remindBeforeAt(String campaignId) {
        return Date.from(steps.dates(UUID.fromString(campaignId)).remindBefore());
    }

    public Date dueAt(String campaignId) {
        return Date.from(steps.dates(UUID.fromString(campaignId)).due());
    }

    public Date remindAfterAt(String campaignId) {
        return Date.from(steps.dates(UUID.fromString(campaignId)).remindAfter());
    }

    public Date escalateAt(String campaignId) {
        return Date.from(steps.dates(UUID.fromString(campaignId)).escalate());
    }

    public Date closesAt(String campaignId) {
        return steps.closesAt(UUID.fromString(campaignId));
    }

    /** @param when BEFORE, ON or AFTER the due date */
    public void remind(String campaignId, String when) {
        steps.remind(UUID.fromString(campaignId), when);
    }

    public void escalate(String campaignId) {
        steps.escalate(UUID.fromString(campaignId));
    }

    public void close(String campaignId) {
        steps.close(UUID.fromString(campaignId));
    }

    public void cancelled(String campaignId) {
        steps.cancelled(UUID.fromString(campaignId));
    }
}
