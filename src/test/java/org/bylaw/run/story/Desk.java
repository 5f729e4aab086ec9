package org.bylaw.run.story;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.bylaw.applicability.StatementDrafts;
import org.bylaw.approval.ApprovalRecords;
import org.bylaw.approval.Approvals;
import org.bylaw.attestation.Attestations;
import org.bylaw.attestation.Campaigns;
import org.bylaw.control.Controls;
import org.bylaw.control.Tailorings;
import org.bylaw.controlreview.ControlReviewList;
import org.bylaw.controlreview.ControlReviewSigning;
import org.bylaw.controlreview.ControlReviews;
import org.bylaw.evidence.Evidences;
import org.bylaw.finding.Corrections;
import org.bylaw.finding.Findings;
import org.bylaw.people.Absences;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.policy.Comments;
import org.bylaw.policy.Consultations;
import org.bylaw.policy.Drafts;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyLibrary;
import org.bylaw.policy.Submissions;
import org.bylaw.review.Reviews;
import org.bylaw.risk.Acceptances;
import org.bylaw.risk.RiskScales;
import org.bylaw.risk.Risks;
import org.bylaw.shared.DailyRecord;
import org.bylaw.signature.Signatures;
import org.bylaw.signature.Signing;
import org.bylaw.testing.Organisation;
import org.bylaw.waiver.WaiverDecisions;
import org.bylaw.waiver.WaiverPages;
import org.bylaw.waiver.Waivers;

/** The services that the people of the story use, the same as everybody's. */
record Desk(
        Policies policies,
        Drafts drafts,
        Submissions submissions,
        Consultations consultations,
        Comments comments,
        Approvals approvals,
        ApprovalRecords records,
        Attestations attestations,
        Campaigns campaigns,
        Reviews reviews,
        Controls controls,
        Tailorings tailorings,
        Evidences evidences,
        ControlReviews controlReviews,
        ControlReviewList controlReviewList,
        ControlReviewSigning controlReviewSigning,
        Signatures signatures,
        Signing signing,
        Risks risks,
        RiskScales riskScales,
        Acceptances acceptances,
        List<DailyRecord> dailyRecords,
        Findings findings,
        Corrections corrections,
        PolicyLibrary library,
        Waivers waivers,
        WaiverPages waiverPages,
        WaiverDecisions waiverDecisions,
        StatementDrafts statements,
        Absences absences,
        People people,
        Organisation organisation) {

    UUID person(String username) {
        return people.findByUsername(username)
                .map(Person::id)
                .orElseThrow(() -> new IllegalStateException("Nobody is called " + username));
    }

    UUID department(String code) {
        return people.departments().stream()
                .filter(department -> department.code().equals(code))
                .map(Department::id)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no department " + code));
    }

    <T> T as(String username, Supplier<T> act) {
        return organisation.as(person(username), act);
    }
}
