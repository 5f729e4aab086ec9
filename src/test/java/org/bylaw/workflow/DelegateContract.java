package org.bylaw.workflow;

import java.util.Date;
import java.util.List;
import java.util.Map;

/** What the models call, as the feature modules implement it. The process tests put recorders in their place. */
public interface DelegateContract {

    @BpmnDelegate
    interface Policy {
        void discarded(String policyVersionId);

        void openConsultation(String policyVersionId);

        Date consultationEndsAt(String policyVersionId);

        void closeConsultation(String policyVersionId);

        boolean hasOpenComments(String policyVersionId);

        void freeze(String policyVersionId);

        void returnToDraft(String policyVersionId);

        void approved(String policyVersionId);

        void rejected(String policyVersionId);

        boolean isEffectiveLater(String policyVersionId);

        Date effectiveAt(String policyVersionId);

        void publish(String policyVersionId);

        String changeKind(String policyVersionId);

        void informAudience(String policyVersionId);

        void startRevision(String policyId);

        void retire(String policyId);
    }

    @BpmnDelegate
    interface Approval {
        String open(String subjectKind, String subjectId);

        Map<String, Object> factsOf(String subjectKind, String subjectId);

        boolean canBeDecided(String subjectKind, String subjectId, List<Map<String, Object>> stages);

        String sendBack(String subjectKind, String subjectId, List<Map<String, Object>> stages);

        void plan(String roundId, List<Map<String, Object>> stages);

        void openNextStage(String roundId);

        boolean hasFurtherStage(String roundId);

        Date remindAt(String roundId);

        Date escalateAt(String roundId);

        void remindLate(String roundId);

        void escalate(String roundId);

        String close(String roundId, String stageOutcome);

        void withdraw(String subjectKind, String subjectId);
    }

    @BpmnDelegate
    interface Attestation {
        void startCampaign(String policyVersionId);

        void launch(String campaignId);

        String mornings(String campaignId);

        Date closesAt(String campaignId);

        void dailyRound(String campaignId);

        void close(String campaignId);

        boolean follows(String campaignId);

        void superseded(String campaignId);

        void cancelled(String campaignId);

        void policyRetired(String policyId);
    }

    @BpmnDelegate
    interface FollowUp {
        void ask(String followUpId);

        Date lateAt(String followUpId);

        void late(String followUpId);

        void granted(String followUpId);

        void answered(String followUpId);

        void refused(String followUpId);

        void settled(String followUpId);
    }

    @BpmnDelegate
    interface Applicability {
        void discarded(String statementId);

        void freeze(String statementId);

        void returnToDraft(String statementId);

        void rejected(String statementId);

        void putIntoForce(String statementId);
    }

    @BpmnDelegate
    interface Review {
        void plan(String policyVersionId);

        Date opensAt(String reviewId);

        Date dueAt(String reviewId);

        void open(String reviewId);

        void overdue(String reviewId);

        void reaffirm(String reviewId);

        void close(String reviewId);

        void superseded(String reviewId);

        void retirementRefused(String reviewId);
    }

    @BpmnDelegate
    interface Waiver {
        void ask(String waiverId);

        void askBack(String waiverId);

        void askManagement(String waiverId);

        void grant(String waiverId);

        void refuse(String waiverId);

        Date lateAt(String waiverId);

        void late(String waiverId);

        Date remindAt(String waiverId);

        void remind(String waiverId);

        Date endsAt(String waiverId);

        void expire(String waiverId);

        boolean isInForce(String waiverId);

        boolean hasExpired(String waiverId);

        void policyRetired(String policyId);
    }

    @BpmnDelegate
    interface ControlReview {
        Map<String, Object> factsOf(String controlReviewId);

        void plan(String controlReviewId, Map<String, Object> frequency);

        Date opensAt(String controlReviewId);

        Date remindAt(String controlReviewId);

        Date lateAt(String controlReviewId);

        Date escalateAt(String controlReviewId);

        void open(String controlReviewId);

        void askReviewer(String controlReviewId);

        void askManagement(String controlReviewId);

        void retest(String controlReviewId);

        void remind(String controlReviewId);

        void late(String controlReviewId);

        void escalate(String controlReviewId);

        String close(String controlReviewId);

        void pullCorresponding(String controlReviewId);

        void cancelled(String controlReviewId);
    }

    @BpmnDelegate
    interface Finding {
        void startActions(String controlReviewId);

        void ask(String correctiveActionId);

        Date nextNewsAt(String correctiveActionId);

        boolean isLate(String correctiveActionId);

        void remind(String correctiveActionId);

        void escalate(String correctiveActionId);

        void close(String correctiveActionId);

        void withdraw(String correctiveActionId);
    }
}
