package org.bylaw.policy;

import java.util.Set;
import org.bylaw.shared.ApprovalSubject;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.springframework.stereotype.Component;

/** Tells approval rounds what they need to know of a version, or of the wish to retire a policy. */
@Component
class PolicySubjects implements ApprovalSubject.Source {

    private final PolicyTable table;

    PolicySubjects(PolicyTable table) {
        this.table = table;
    }

    @Override
    public boolean supports(String subjectKind) {
        return subjectKind.equals(SubjectRef.POLICY_VERSION) || subjectKind.equals(SubjectRef.POLICY_RETIREMENT);
    }

    @Override
    public ApprovalSubject describe(SubjectRef ref) {
        return ref.kind().equals(SubjectRef.POLICY_VERSION) ? version(ref) : retirement(ref);
    }

    private ApprovalSubject version(SubjectRef ref) {
        VersionFacts version = table.version(ref.id());
        PolicyFacts policy = table.policy(version.policyId());
        return new ApprovalSubject(
                ref,
                policy.id(),
                policy.title() + ", version " + version.number(),
                "/policies/" + policy.id() + "?version=" + version.id(),
                policy.ownerId(),
                table.contributors(version.id()),
                policy.documentType().name(),
                policy.classification().name(),
                policy.departmentCode(),
                version.changeKind().name(),
                version.sha256(),
                version.changeSummary());
    }

    /** The owner asks for the retirement, and so counts as the one who wrote it. */
    private ApprovalSubject retirement(SubjectRef ref) {
        PolicyFacts policy = table.policy(ref.id());
        VersionFacts version = table.inForce(policy.id())
                .orElseThrow(() -> Problem.stale("Nothing of this policy is in force, so there is nothing to retire."));
        return new ApprovalSubject(
                ref,
                policy.id(),
                "Retirement of " + policy.title(),
                "/policies/" + policy.id(),
                policy.ownerId(),
                Set.of(policy.ownerId()),
                policy.documentType().name(),
                policy.classification().name(),
                policy.departmentCode(),
                "RETIREMENT",
                version.sha256(),
                "Version " + version.number() + " leaves the portal and stays on record.");
    }
}
