package org.bylaw.policy;

import org.bylaw.shared.SubjectGuide;
import org.bylaw.shared.SubjectRef;
import org.springframework.stereotype.Component;

/** Shows the way to a version; whoever may read it may see how it stands. */
@Component
class PolicyGuide implements SubjectGuide {

    private final PolicyTable table;
    private final PolicyAccess access;

    PolicyGuide(PolicyTable table, PolicyAccess access) {
        this.table = table;
        this.access = access;
    }

    @Override
    public boolean supports(String subjectKind) {
        return subjectKind.equals(SubjectRef.POLICY_VERSION);
    }

    @Override
    public boolean maySee(SubjectRef subject) {
        VersionFacts version = table.version(subject.id());
        return access.mayRead(table.policy(version.policyId()), version);
    }

    @Override
    public Named name(SubjectRef subject) {
        VersionFacts version = table.version(subject.id());
        return new Named(
                PolicyDuties.title(table.policy(version.policyId()), version),
                "/policies/" + version.policyId() + "?version=" + version.id() + "&tab=process");
    }
}
