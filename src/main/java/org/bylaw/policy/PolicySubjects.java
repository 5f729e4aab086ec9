package org.bylaw.policy;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.bylaw.shared.ApprovalSubject;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells approval rounds what they need to know of a version, or of the wish to retire a policy. */
@Component
class PolicySubjects implements ApprovalSubject.Source {

    private final PolicyTable table;
    private final JdbcClient jdbc;

    PolicySubjects(PolicyTable table, JdbcClient jdbc) {
        this.jdbc = jdbc;
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

    /** Whoever decides decides under one owner: a change of the owner comes before the decision or after it. */
    @Override
    public void hold(SubjectRef ref) {
        jdbc.sql("""
                        SELECT id FROM policy
                        WHERE id = coalesce((SELECT policy_id FROM policy_version WHERE id = :id), :id) FOR SHARE
                        """).param("id", ref.id()).query(UUID.class).optional();
    }

    /** In one go, since every step of an approval looks at it. */
    private ApprovalSubject version(SubjectRef ref) {
        return jdbc.sql("""
                        SELECT v.policy_id, p.title, v.major, v.minor, p.owner_id, p.document_type, p.classification,
                            d.code AS department, v.change_kind, v.body_sha256, v.change_summary,
                            ARRAY(SELECT person_id FROM policy_contribution c WHERE c.version_id = v.id) AS contributors
                        FROM policy_version v JOIN policy p ON p.id = v.policy_id JOIN department d ON d.id = p.department_id
                        WHERE v.id = :id
                        """)
                .param("id", ref.id())
                .query((row, number) -> version(ref, row))
                .optional()
                .orElseThrow(() -> Problem.notFound(say("This version is not there, or not for you to see.")));
    }

    private static ApprovalSubject version(SubjectRef ref, ResultSet row) throws SQLException {
        UUID policyId = row.getObject("policy_id", UUID.class);
        return new ApprovalSubject(
                ref,
                SubjectRef.policy(policyId),
                row.getString("title") + ", version " + new VersionNumber(row.getInt("major"), row.getInt("minor")),
                "/policies/" + policyId + "?version=" + ref.id(),
                row.getObject("owner_id", UUID.class),
                Set.of((UUID[]) row.getArray("contributors").getArray()),
                row.getString("document_type"),
                row.getString("classification"),
                row.getString("department"),
                row.getString("change_kind"),
                row.getString("body_sha256"),
                row.getString("change_summary"));
    }

    /** The owner asks for the retirement, and so counts as the one who wrote it. */
    private ApprovalSubject retirement(SubjectRef ref) {
        PolicyFacts policy = table.policy(ref.id());
        VersionFacts version = table.inForce(policy.id())
                .orElseThrow(
                        () -> Problem.stale(say("Nothing of this policy is in force, so there is nothing to retire.")));
        return new ApprovalSubject(
                ref,
                SubjectRef.policy(policy.id()),
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
