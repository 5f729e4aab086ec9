package org.bylaw.policy;

import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.SubjectSight;
import org.springframework.stereotype.Component;

/** Whoever may read a version may see how it stands. */
@Component
class PolicySight implements SubjectSight {

    private final PolicyTable table;
    private final PolicyAccess access;

    PolicySight(PolicyTable table, PolicyAccess access) {
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
}
