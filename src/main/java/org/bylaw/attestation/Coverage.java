package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.policy.Policies;
import org.bylaw.shared.AllowedToAll;
import org.bylaw.shared.ObjectRule;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Whose;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who holds a valid attestation of a policy: whoever attested any version with the same major number as the one in
 * force. Minor and editorial changes leave attestations valid.
 */
@Service
public class Coverage {

    /** The versions whose attestations count now. */
    private static final String VALID = """
            SELECT a.person_id FROM attestation a
            WHERE a.state = 'ATTESTED' AND a.policy_version_id IN (
                SELECT same.id FROM policy_version same JOIN policy_version in_force
                    ON in_force.policy_id = same.policy_id AND in_force.major = same.major
                WHERE in_force.policy_id = :policy AND in_force.state = 'PUBLISHED')
            """;

    private final JdbcClient jdbc;
    private final Policies policies;
    private final CurrentPerson currentPerson;

    Coverage(JdbcClient jdbc, Policies policies, CurrentPerson currentPerson) {
        this.jdbc = jdbc;
        this.policies = policies;
        this.currentPerson = currentPerson;
    }

    /** How many of those to whom a policy applies today hold a valid attestation. */
    public record Share(long holding, long applies) {}

    @AllowedToAll
    @Whose(ObjectRule.READABLE_POLICY)
    public Share of(UUID policyId) {
        if (policies.inForce(policyId).isEmpty()) {
            throw Problem.notFound(say("This policy is not there, or not for you to see."));
        }
        return jdbc.sql("""
                        WITH valid AS MATERIALIZED (%s)
                        SELECT count(*) FILTER (WHERE p.id IN (SELECT person_id FROM valid)) AS holding,
                            count(*) AS applies
                        FROM person p LEFT JOIN department d ON d.id = p.department_id
                        WHERE p.active
                            AND (NOT EXISTS (SELECT FROM policy_audience WHERE policy_id = :policy AND kind = 'DEPARTMENT')
                                OR d.lineage && ARRAY(SELECT value FROM policy_audience
                                    WHERE policy_id = :policy AND kind = 'DEPARTMENT'))
                            AND (NOT EXISTS (SELECT FROM policy_audience WHERE policy_id = :policy AND kind = 'LOCATION')
                                OR p.location IN (SELECT value FROM policy_audience
                                    WHERE policy_id = :policy AND kind = 'LOCATION'))
                        """.formatted(VALID))
                .param("policy", policyId)
                .query(Share.class)
                .single();
    }

    /** Whether whoever is logged in holds one. */
    @AllowedToAll
    @Whose(ObjectRule.OWN)
    public boolean mine(UUID policyId) {
        return holds(currentPerson.requireId(), policyId);
    }

    boolean holds(UUID personId, UUID policyId) {
        return jdbc.sql("SELECT EXISTS (" + VALID + " AND a.person_id = :person)")
                .param("policy", policyId)
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }
}
