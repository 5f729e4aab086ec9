package org.bylaw.attestation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.document.Markdown;
import org.bylaw.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Attestations on paper as rows, written in sets. */
@Repository
class PaperTable {

    private final JdbcClient jdbc;
    private final Clock clock;

    PaperTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Somebody whom a line may mean, by username or mail in small letters. */
    record Known(String key, UUID id, String name) {}

    List<Known> people(Collection<String> keys) {
        return jdbc.sql("""
                        SELECT lower(username) AS key, id, name FROM person WHERE lower(username) = ANY (:keys)
                        UNION SELECT lower(email), id, name FROM person WHERE lower(email) = ANY (:keys)
                        """)
                .param("keys", keys.toArray(String[]::new))
                .query(Known.class)
                .list();
    }

    /** What one of them was asked in the campaign. */
    record Row(UUID personId, UUID versionId, String reference, String version, String title, AttestationState state) {}

    /** Locked until the end of the transaction, so that nobody answers between the look and the writing. */
    List<Row> asked(UUID campaignId, Collection<UUID> personIds, boolean lock) {
        return jdbc.sql("""
                        SELECT a.person_id, a.policy_version_id AS version_id, p.reference,
                            v.major || '.' || v.minor AS version, p.title, a.state
                        FROM attestation a JOIN policy_version v ON v.id = a.policy_version_id
                        JOIN policy p ON p.id = v.policy_id
                        WHERE a.campaign_id = :campaign AND a.person_id = ANY (:people)
                        ORDER BY a.person_id, a.policy_version_id
                        """ + (lock ? "FOR UPDATE OF a" : ""))
                .param("campaign", campaignId)
                .param("people", personIds.toArray(UUID[]::new))
                .query(Row.class)
                .list();
    }

    UUID record(UUID campaignId, UUID recordedBy, PaperScan scan, List<PaperLine> lines) {
        UUID batch = Ids.next();
        jdbc.sql("""
                        INSERT INTO paper_batch (id, campaign_id, recorded_by, recorded_at, scan_name, scan_type, scan_sha256, scan)
                        VALUES (:id, :campaign, :by, :now, :name, :type, :sha256, :content)
                        """)
                .param("id", batch)
                .param("campaign", campaignId)
                .param("by", recordedBy)
                .param("now", now())
                .param("name", scan.name())
                .param("type", scan.mediaType())
                .param("sha256", Markdown.sha256(scan.content()))
                .param("content", scan.content())
                .update();
        jdbc.sql("""
                        INSERT INTO attestation_paper (campaign_id, person_id, policy_version_id, batch_id, signed_on)
                        SELECT :campaign, l.person_id, l.version_id, :batch, l.signed_on
                        FROM unnest(:people, :versions, CAST(:days AS date[])) AS l (person_id, version_id, signed_on)
                        """)
                .param("campaign", campaignId)
                .param("batch", batch)
                .param("people", lines.stream().map(PaperLine::personId).toArray(UUID[]::new))
                .param("versions", lines.stream().map(PaperLine::versionId).toArray(UUID[]::new))
                .param(
                        "days",
                        lines.stream()
                                .map(PaperLine::signedOn)
                                .map(String::valueOf)
                                .toArray(String[]::new))
                .update();
        return batch;
    }

    /** @return how many rows are attested now */
    int attest(UUID campaignId, UUID batchId) {
        return jdbc.sql("""
                        UPDATE attestation a SET state = 'ATTESTED', answered_at = :now, statement = c.statement, reason = NULL,
                            confirmation = 'PAPER', typed_name = NULL, authenticated_at = NULL
                        FROM campaign c, attestation_paper p
                        WHERE c.id = :campaign AND c.state IN ('OPEN', 'FOLLOWING') AND p.batch_id = :batch
                            AND a.campaign_id = p.campaign_id AND a.person_id = p.person_id
                            AND a.policy_version_id = p.policy_version_id AND a.state IN ('OPEN', 'DECLINED')
                        """)
                .param("now", now())
                .param("campaign", campaignId)
                .param("batch", batchId)
                .update();
    }

    /** The newest first. */
    List<PaperBatch> batches(UUID campaignId) {
        return jdbc.sql("""
                        SELECT b.id, r.name AS recorded_by, b.recorded_at, b.scan_name, b.scan_sha256,
                            (SELECT count(*) FROM attestation_paper p WHERE p.batch_id = b.id) AS people
                        FROM paper_batch b JOIN person r ON r.id = b.recorded_by
                        WHERE b.campaign_id = :campaign ORDER BY b.recorded_at DESC, b.id
                        """)
                .param("campaign", campaignId)
                .query((row, number) -> new PaperBatch(
                        row.getObject("id", UUID.class),
                        row.getString("recorded_by"),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("scan_name"),
                        row.getString("scan_sha256"),
                        row.getInt("people")))
                .list();
    }

    Optional<PaperBatch.Paper> paper(UUID campaignId, UUID personId, UUID versionId) {
        return jdbc.sql("""
                        SELECT p.signed_on, r.name AS recorded_by, b.recorded_at, b.scan_name, b.scan_sha256
                        FROM attestation_paper p JOIN paper_batch b ON b.id = p.batch_id JOIN person r ON r.id = b.recorded_by
                        WHERE p.campaign_id = :campaign AND p.person_id = :person AND p.policy_version_id = :version
                        """)
                .param("campaign", campaignId)
                .param("person", personId)
                .param("version", versionId)
                .query((row, number) -> new PaperBatch.Paper(
                        row.getObject("signed_on", LocalDate.class),
                        row.getString("recorded_by"),
                        row.getTimestamp("recorded_at").toInstant(),
                        row.getString("scan_name"),
                        row.getString("scan_sha256")))
                .optional();
    }

    Optional<PaperScan> scan(UUID campaignId, UUID batchId) {
        return jdbc.sql("SELECT scan_name, scan_type, scan FROM paper_batch WHERE id = :id AND campaign_id = :campaign")
                .param("id", batchId)
                .param("campaign", campaignId)
                .query(PaperTable::scan)
                .optional();
    }

    Optional<PaperScan> scanOf(UUID campaignId, UUID personId, UUID versionId) {
        return jdbc.sql("""
                        SELECT b.scan_name, b.scan_type, b.scan FROM attestation_paper p JOIN paper_batch b ON b.id = p.batch_id
                        WHERE p.campaign_id = :campaign AND p.person_id = :person AND p.policy_version_id = :version
                        """)
                .param("campaign", campaignId)
                .param("person", personId)
                .param("version", versionId)
                .query(PaperTable::scan)
                .optional();
    }

    private static PaperScan scan(ResultSet row, int number) throws SQLException {
        return new PaperScan(row.getString("scan_name"), row.getString("scan_type"), row.getBytes("scan"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
