package org.bylaw.policy;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audit.HistorySight;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Those who work on a policy or watch over it see its whole history; the other readers see when which version was in force. */
@Component
class PolicyHistory implements HistorySight {

    private static final Set<String> KNOWN_TO_ALL = Set.of("PolicyPublished", "VersionSuperseded", "PolicyRetired");

    private final JdbcClient jdbc;
    private final PolicyTable table;
    private final PolicyAccess access;
    private final CurrentPerson currentPerson;

    PolicyHistory(JdbcClient jdbc, PolicyTable table, PolicyAccess access, CurrentPerson currentPerson) {
        this.jdbc = jdbc;
        this.table = table;
        this.access = access;
        this.currentPerson = currentPerson;
    }

    @Override
    public boolean supports(String pageKind) {
        return pageKind.equals(SubjectRef.POLICY);
    }

    @Override
    public Extent of(SubjectRef page) {
        PolicyFacts policy = table.policy(page.id());
        Optional<VersionFacts> underWork = table.underWork(policy.id());
        if (currentPerson.hasAny(Role.COMPLIANCE, Role.AUDITOR, Role.ADMIN)
                || access.maySteer(policy)
                || tookPart(policy.id())
                || underWork.filter(version -> access.mayRead(policy, version)).isPresent()) {
            return Extent.EVERYTHING;
        }
        return table.versions(policy.id()).stream()
                        .filter(version -> version.state().wasPublished())
                        .anyMatch(version -> access.mayRead(policy, version))
                ? Extent.only(KNOWN_TO_ALL)
                : Extent.NOTHING;
    }

    /** Whether the person, or somebody for whom the person acts, wrote in or was asked about any version. */
    private boolean tookPart(UUID policyId) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM policy_version v WHERE v.policy_id = :policy AND (
                            v.created_by = ANY (:us)
                            OR EXISTS (SELECT FROM policy_co_author a WHERE a.version_id = v.id AND a.person_id = ANY (:us))
                            OR EXISTS (SELECT FROM consultation_reviewer r
                                WHERE r.version_id = v.id AND r.person_id = ANY (:us))))
                        """)
                .param("policy", policyId)
                .param("us", access.meAndThoseIActFor().toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }
}
