package org.bylaw.attestation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Follow-ups as rows; one that was answered is never written again. */
@Repository
class FollowUpTable {

    private static final String FOLLOW_UP = """
            SELECT f.*, c.title AS campaign_title, v.policy_id, p.title || ' ' || v.major || '.' || v.minor AS version_title,
                person.name AS person_name, o.name AS owner_name, b.name AS answered_by_name
            FROM attestation_followup f
            JOIN campaign c ON c.id = f.campaign_id
            JOIN policy_version v ON v.id = f.policy_version_id
            JOIN policy p ON p.id = v.policy_id
            JOIN person ON person.id = f.person_id
            JOIN person o ON o.id = f.owner_id
            LEFT JOIN person b ON b.id = f.answered_by
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    FollowUpTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Empty where one of that kind is open already; its words are the new ones then. */
    Optional<UUID> open(Asked asked, UUID personId, FollowUp.Kind kind, String words, UUID ownerId, LocalDate dueOn) {
        UUID id = Ids.next();
        UUID open = jdbc.sql("""
                        INSERT INTO attestation_followup (id, campaign_id, person_id, policy_version_id, kind, words, asked_at,
                            due_on, owner_id, state)
                        VALUES (:id, :campaign, :person, :version, :kind, :words, :now, :due, :owner, 'OPEN')
                        ON CONFLICT (campaign_id, person_id, policy_version_id, kind) WHERE state = 'OPEN'
                            DO UPDATE SET words = excluded.words
                        RETURNING id
                        """)
                .param("id", id)
                .param("campaign", asked.campaignId())
                .param("person", personId)
                .param("version", asked.policyVersionId())
                .param("kind", kind.name())
                .param("words", words)
                .param("now", now())
                .param("due", dueOn)
                .param("owner", ownerId)
                .query(UUID.class)
                .single();
        return open.equals(id) ? Optional.of(id) : Optional.empty();
    }

    Optional<FollowUp> find(UUID id) {
        return jdbc.sql(FOLLOW_UP + "WHERE f.id = :id")
                .param("id", id)
                .query(FollowUpTable::followUp)
                .optional();
    }

    Optional<FollowUp> lock(UUID id) {
        return jdbc.sql(FOLLOW_UP + "WHERE f.id = :id FOR UPDATE OF f")
                .param("id", id)
                .query(FollowUpTable::followUp)
                .optional();
    }

    /** What one person asked about one version, the newest first. */
    List<FollowUp> of(UUID campaignId, UUID versionId, UUID personId) {
        return jdbc.sql(FOLLOW_UP + """
                        WHERE f.campaign_id = :campaign AND f.policy_version_id = :version AND f.person_id = :person
                        ORDER BY f.asked_at DESC, f.id DESC
                        """)
                .param("campaign", campaignId)
                .param("version", versionId)
                .param("person", personId)
                .query(FollowUpTable::followUp)
                .list();
    }

    /** Those of a campaign, what waits first and then the newest. */
    List<FollowUp> ofCampaign(UUID campaignId, int offset, int limit) {
        return jdbc.sql(FOLLOW_UP + """
                        WHERE f.campaign_id = :campaign
                        ORDER BY f.state <> 'OPEN', f.asked_at DESC, f.id OFFSET :offset LIMIT :limit
                        """)
                .param("campaign", campaignId)
                .param("offset", offset)
                .param("limit", limit)
                .query(FollowUpTable::followUp)
                .list();
    }

    /** Ids of what is open and meets a condition on {@code attestation_followup f}. */
    List<UUID> openWhere(String condition, UUID value) {
        return jdbc.sql("SELECT f.id FROM attestation_followup f WHERE f.state = 'OPEN' AND " + condition)
                .param("value", value)
                .query(UUID.class)
                .list();
    }

    /** Open ones of one person about one version. */
    List<UUID> openOf(UUID campaignId, UUID versionId, UUID personId) {
        return jdbc.sql("""
                        SELECT id FROM attestation_followup WHERE state = 'OPEN' AND campaign_id = :campaign
                            AND policy_version_id = :version AND person_id = :person
                        """)
                .param("campaign", campaignId)
                .param("version", versionId)
                .param("person", personId)
                .query(UUID.class)
                .list();
    }

    void answer(UUID id, FollowUp.State outcome, String answer, UUID by) {
        jdbc.sql("""
                        UPDATE attestation_followup SET state = :state, answer = :answer, answered_by = :by, answered_at = :now
                        WHERE id = :id AND state = 'OPEN'
                        """)
                .param("id", id)
                .param("state", outcome.name())
                .param("answer", answer)
                .param("by", by)
                .param("now", now())
                .update();
    }

    boolean settle(UUID id) {
        return jdbc.sql("""
                        UPDATE attestation_followup SET state = 'SETTLED', answered_at = :now WHERE id = :id AND state = 'OPEN'
                        """).param("id", id).param("now", now()).update() > 0;
    }

    void handOver(UUID id, UUID to) {
        jdbc.sql("UPDATE attestation_followup SET owner_id = :to WHERE id = :id AND state = 'OPEN'")
                .param("id", id)
                .param("to", to)
                .update();
    }

    private static FollowUp followUp(ResultSet row, int number) throws SQLException {
        Timestamp answered = row.getTimestamp("answered_at");
        return new FollowUp(
                row.getObject("id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                row.getString("campaign_title"),
                row.getObject("policy_version_id", UUID.class),
                row.getObject("policy_id", UUID.class),
                row.getString("version_title"),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                FollowUp.Kind.valueOf(row.getString("kind")),
                row.getString("words"),
                row.getTimestamp("asked_at").toInstant(),
                row.getObject("due_on", LocalDate.class),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                FollowUp.State.valueOf(row.getString("state")),
                row.getString("answer"),
                row.getString("answered_by_name"),
                answered == null ? null : answered.toInstant());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
