package org.bylaw.attestation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One person's rows: what they are asked and what they answered. */
@Repository
class AnswerTable {

    private static final String ASKED = """
            SELECT a.campaign_id, c.policy_id, a.policy_version_id, c.title, p.reference, v.major || '.' || v.minor AS version,
                c.message, coalesce(a.statement, c.statement) AS statement, a.text_sha256, o.name AS owner_name, a.due_on,
                a.state, a.answered_at, a.reason,
                c.state = 'OPEN' AND a.state IN ('OPEN', 'DECLINED') AS taken
            FROM attestation a
            JOIN campaign c ON c.id = a.campaign_id
            JOIN policy p ON p.id = c.policy_id
            JOIN policy_version v ON v.id = a.policy_version_id
            JOIN person o ON o.id = p.owner_id
            """;

    private final JdbcClient jdbc;

    AnswerTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Asked> of(UUID campaignId, UUID personId) {
        return jdbc.sql(ASKED + "WHERE a.campaign_id = :campaign AND a.person_id = :person")
                .param("campaign", campaignId)
                .param("person", personId)
                .query(AnswerTable::asked)
                .optional();
    }

    List<Asked> open(UUID personId) {
        return jdbc.sql(ASKED + "WHERE a.person_id = :person AND a.state = 'OPEN' ORDER BY a.due_on, a.campaign_id")
                .param("person", personId)
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
                        WHERE c.policy_id = :policy AND a.person_id = :person ORDER BY a.asked_at DESC LIMIT 1
                        """)
                .param("policy", policyId)
                .param("person", personId)
                .query(AnswerTable::asked)
                .optional();
    }

    /** Locks nothing but the person's own row, so that a whole company can answer at once. */
    boolean attest(UUID campaignId, UUID personId, String sha256, OffsetDateTime now) {
        return jdbc.sql("""
                        UPDATE attestation a SET state = 'ATTESTED', answered_at = :now, statement = c.statement, reason = NULL
                        FROM campaign c
                        WHERE c.id = :campaign AND c.state = 'OPEN' AND a.campaign_id = c.id AND a.person_id = :person AND a.state IN ('OPEN', 'DECLINED')
                            AND a.text_sha256 = :sha256
                        """)
                        .param("campaign", campaignId)
                        .param("person", personId)
                        .param("sha256", sha256)
                        .param("now", now)
                        .update()
                == 1;
    }

    boolean decline(UUID campaignId, UUID personId, String reason, OffsetDateTime now) {
        return jdbc.sql("""
                        UPDATE attestation a SET state = 'DECLINED', answered_at = :now, reason = :reason
                        FROM campaign c
                        WHERE c.id = :campaign AND c.state = 'OPEN' AND a.campaign_id = c.id AND a.person_id = :person AND a.state IN ('OPEN', 'DECLINED')
                        """)
                        .param("campaign", campaignId)
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
                row.getString("owner_name"),
                row.getObject("due_on", LocalDate.class),
                AttestationState.valueOf(row.getString("state")),
                answered == null ? null : answered.toInstant(),
                row.getString("reason"),
                row.getBoolean("taken"));
    }
}
