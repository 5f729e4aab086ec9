package org.bylaw.attestation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One person's rows: what they are asked and what they answered. */
@Repository
class AnswerTable {

    private static final String ASKED = """
            SELECT a.campaign_id, v.policy_id, a.policy_version_id, p.title || ' ' || v.major || '.' || v.minor AS title,
                p.reference, v.major || '.' || v.minor AS version,
                c.message, coalesce(a.statement, c.statement) AS statement, a.text_sha256, p.owner_id, o.name AS owner_name, a.due_on,
                a.state, a.answered_at, a.reason,
                CASE WHEN a.state = 'ATTESTED' THEN a.confirmation ELSE c.confirmation END AS confirmation,
                c.state IN ('OPEN', 'FOLLOWING') AND a.state IN ('OPEN', 'DECLINED') AS taken
            FROM attestation a
            JOIN campaign c ON c.id = a.campaign_id
            JOIN campaign_version cv ON cv.campaign_id = c.id AND cv.policy_version_id = a.policy_version_id
            JOIN policy_version v ON v.id = a.policy_version_id
            JOIN policy p ON p.id = v.policy_id
            JOIN person o ON o.id = p.owner_id
            """;

    private static final String ATTEST = """
            UPDATE attestation a SET state = 'ATTESTED', answered_at = :now, statement = c.statement, reason = NULL,
                confirmation = :confirmation, typed_name = :typedName, authenticated_at = :authenticated
            FROM campaign c JOIN policy_version v ON v.id = :version
            WHERE c.id = :campaign AND c.state IN ('OPEN', 'FOLLOWING') AND a.campaign_id = c.id
                AND a.person_id = :person AND a.policy_version_id = :version AND a.state IN ('OPEN', 'DECLINED')
                AND a.text_sha256 = :sha256 AND c.confirmation = :confirmation AND %s
            RETURNING v.major || '.' || v.minor AS version, EXISTS (SELECT FROM attestation_followup f WHERE f.campaign_id = :campaign AND f.person_id = :person
                    AND f.policy_version_id = :version AND f.state = 'OPEN') AS asked
            """.formatted(QuizTable.PASSED);

    private final JdbcClient jdbc;

    AnswerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the campaign's order. */
    List<Asked> of(UUID campaignId, UUID personId) {
        return jdbc.sql(ASKED
                        + "WHERE a.campaign_id = :campaign AND a.person_id = :person ORDER BY cv.position, a.asked_at")
                .param("campaign", campaignId)
                .param("person", personId)
                .query(AnswerTable::asked)
                .list();
    }

    List<Asked> open(UUID personId) {
        return jdbc.sql(
                        ASKED
                                + "WHERE a.person_id = :person AND a.state = 'OPEN' ORDER BY a.due_on, a.campaign_id, cv.position")
                .param("person", personId)
                .query(AnswerTable::asked)
                .list();
    }

    /** Whatever they were asked, the newest first. */
    List<Asked> all(UUID personId, int offset, int limit) {
        return jdbc.sql(ASKED + """
                        WHERE a.person_id = :person ORDER BY a.asked_at DESC, a.campaign_id, cv.position
                        OFFSET :offset LIMIT :limit
                        """)
                .param("person", personId)
                .param("offset", offset)
                .param("limit", limit)
                .query(AnswerTable::asked)
                .list();
    }

    List<Asked> answered(UUID personId, int offset, int limit) {
        return jdbc.sql(ASKED + """
                        WHERE a.person_id = :person AND a.answered_at IS NOT NULL
                        ORDER BY a.answered_at DESC, a.campaign_id OFFSET :offset LIMIT :limit
                        """)
                .param("person", personId)
                .param("offset", offset)
                .param("limit", limit)
                .query(AnswerTable::asked)
                .list();
    }

    Optional<Asked> latest(UUID personId, UUID policyId) {
        return jdbc.sql(ASKED + """
                        WHERE v.policy_id = :policy AND a.person_id = :person ORDER BY a.asked_at DESC LIMIT 1
                        """)
                .param("policy", policyId)
                .param("person", personId)
                .query(AnswerTable::asked)
                .optional();
    }

    /**
     * An attestation that was given.
     *
     * @param version the number of the version
     * @param asked whether an answer to this person is still awaited, which nobody needs any more
     */
    record Given(String version, boolean asked) {}

    /**
     * How it is confirmed.
     *
     * @param typedName what the person wrote, where the name is asked for
     * @param authenticatedAt when they logged in for it, where that is asked for
     */
    record Proof(
            Confirmation kind,
            @Nullable String typedName,
            @Nullable OffsetDateTime authenticatedAt) {
        static final Proof CLICK = new Proof(Confirmation.CLICK, null, null);
    }

    /**
     * Locks nothing but the person's own row, so that a whole company can answer at once.
     *
     * @return empty where this cannot be attested, or no longer
     */
    Optional<Given> attest(
            UUID campaignId, UUID versionId, UUID personId, String sha256, Proof proof, OffsetDateTime now) {
        return jdbc.sql(ATTEST)
                .param("campaign", campaignId)
                .param("version", versionId)
                .param("person", personId)
                .param("sha256", sha256)
                .param("confirmation", proof.kind().name())
                .param("typedName", proof.typedName())
                .param("authenticated", proof.authenticatedAt())
                .param("now", now)
                .query(Given.class)
                .optional();
    }

    boolean decline(Asked asked, UUID personId, String reason, OffsetDateTime now) {
        return jdbc.sql("""
                        UPDATE attestation a SET state = 'DECLINED', answered_at = :now, reason = :reason
                        FROM campaign c
                        WHERE c.id = :campaign AND c.state IN ('OPEN', 'FOLLOWING') AND a.campaign_id = c.id
                            AND a.person_id = :person AND a.policy_version_id = :version AND a.state IN ('OPEN', 'DECLINED')
                        """)
                        .param("campaign", asked.campaignId())
                        .param("version", asked.policyVersionId())
                        .param("person", personId)
                        .param("reason", reason)
                        .param("now", now)
                        .update()
                == 1;
    }

    private static Asked asked(ResultSet row, int number) throws SQLException {
        Timestamp answered = row.getTimestamp("answered_at");
        return new Asked(
                row.getObject("campaign_id", UUID.class),
                row.getObject("policy_id", UUID.class),
                row.getObject("policy_version_id", UUID.class),
                row.getString("title"),
                row.getString("reference"),
                row.getString("version"),
                row.getString("message"),
                row.getString("statement"),
                row.getString("text_sha256"),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                row.getObject("due_on", LocalDate.class),
                AttestationState.valueOf(row.getString("state")),
                answered == null ? null : answered.toInstant(),
                row.getString("reason"),
                row.getBoolean("taken"),
                Confirmation.valueOf(row.getString("confirmation")));
    }
}
