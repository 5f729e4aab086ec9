package org.bylaw.evidence;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.evidence.NewEvidence.File;
import org.bylaw.evidence.NewEvidence.Link;
import org.bylaw.evidence.NewEvidence.Policy;
import org.bylaw.evidence.NewEvidence.Source;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of evidence and of what it is used for. */
@Component
@EnableConfigurationProperties(EvidenceSettings.class)
class EvidenceTable {

    static final String FACTS = """
            SELECT e.*, p.name AS added_by_name, w.name AS withdrawn_by_name, v.policy_id,
                (SELECT n.id FROM evidence n WHERE n.replaces_id = e.id) AS replaced_by_id,
                (SELECT count(*) FROM evidence_link l WHERE l.evidence_id = e.id) AS uses
            FROM evidence e JOIN person p ON p.id = e.added_by LEFT JOIN person w ON w.id = e.withdrawn_by
            LEFT JOIN policy_version v ON v.id = e.policy_version_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final EvidenceSettings settings;

    EvidenceTable(JdbcClient jdbc, Clock clock, EvidenceSettings settings) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Today, and the last day that is still about to come, for {@link Validity#condition()}. */
    Map<String, Object> days() {
        return Map.of("today", today(), "soon", today().plusDays(settings.remindDays()));
    }

    EvidenceFacts require(UUID id) {
        return jdbc.sql(FACTS + " WHERE e.id = :id")
                .param("id", id)
                .query((row, number) -> facts(row))
                .optional()
                .orElseThrow(EvidenceTable::missing);
    }

    static Problem missing() {
        return Problem.notFound(say("This evidence is not there, or not for you to see."));
    }

    /** What it is used for, the first use first. */
    List<SubjectRef> uses(UUID id) {
        return jdbc.sql("""
                        SELECT subject_kind, subject_id FROM evidence_link WHERE evidence_id = :id
                        ORDER BY linked_at, subject_id
                        """)
                .param("id", id)
                .query((row, number) ->
                        new SubjectRef(row.getString("subject_kind"), row.getObject("subject_id", UUID.class)))
                .list();
    }

    /** Those in use first, the latest before others. */
    List<EvidenceFacts> of(SubjectRef subject) {
        return jdbc.sql(FACTS + """
                         JOIN evidence_link s ON s.evidence_id = e.id
                        WHERE s.subject_kind = :kind AND s.subject_id = :subject
                        ORDER BY e.withdrawn_at IS NOT NULL OR e.replaced_at IS NOT NULL, e.collected_on DESC, e.id DESC
                        """)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query((row, number) -> facts(row))
                .list();
    }

    /** The one in use that is the same file, link or version. */
    Optional<EvidenceFacts> same(Source source) {
        String condition =
                switch (source) {
                    case File file -> "e.kind = 'FILE' AND e.sha256 = :same";
                    case Link link -> "e.kind = 'LINK' AND e.sha256 = :same";
                    case Policy policy -> "e.policy_version_id = :same";
                };
        Object same =
                switch (source) {
                    case File file -> file.file().sha256();
                    case Link link -> Fingerprint.of(link.url().strip());
                    case Policy policy -> policy.versionId();
                };
        return jdbc.sql(FACTS + " WHERE e.withdrawn_at IS NULL AND e.replaced_at IS NULL AND " + condition)
                .param("same", same)
                .query((row, number) -> facts(row))
                .optional();
    }

    /**
     * Stores it, and the file's bytes where they are not there already.
     *
     * @param sha256 of the published text; of files and links it is told from what they are
     * @throws org.springframework.dao.DuplicateKeyException where the same is in use
     */
    UUID insert(NewEvidence wanted, LocalDate collectedOn, String sha256, UUID addedBy, @Nullable UUID replaces) {
        CheckedFile file = wanted.source() instanceof File source ? source.file() : null;
        if (file != null) {
            jdbc.sql("""
                            INSERT INTO evidence_file AS f (sha256, content) VALUES (:sha256, :content)
                            ON CONFLICT (sha256) DO UPDATE SET content = excluded.content, removed_at = NULL
                                WHERE f.content IS NULL
                            """)
                    .param("sha256", sha256)
                    .param("content", file.content())
                    .update();
        }
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO evidence (id, title, kind, file_name, media_type, size, url, policy_version_id, sha256,
                            collected_on, valid_until, added_by, added_at, replaces_id)
                        VALUES (:id, :title, :kind, :name, :type, :size, :url, :version, :sha256,
                            :collected, :until, :by, :now, :replaces)
                        """)
                .param("id", id)
                .param("title", wanted.title().strip())
                .param("kind", kind(wanted.source()).name())
                .param("name", file == null ? null : file.name())
                .param("type", file == null ? null : file.mediaType())
                .param("size", file == null ? null : (long) file.content().length)
                .param("url", wanted.source() instanceof Link link ? link.url().strip() : null)
                .param("version", wanted.source() instanceof Policy policy ? policy.versionId() : null)
                .param("sha256", sha256)
                .param("collected", collectedOn)
                .param("until", wanted.validUntil())
                .param("by", addedBy)
                .param("now", now())
                .param("replaces", replaces)
                .update();
        return id;
    }

    private static EvidenceKind kind(Source source) {
        return switch (source) {
            case File file -> EvidenceKind.FILE;
            case Link link -> EvidenceKind.LINK;
            case Policy policy -> EvidenceKind.POLICY;
        };
    }

    /** @return whether it was not used for that before */
    boolean link(UUID id, SubjectRef subject, UUID by) {
        return jdbc.sql("""
                                INSERT INTO evidence_link (evidence_id, subject_kind, subject_id, linked_by, linked_at)
                                VALUES (:id, :kind, :subject, :by, :now) ON CONFLICT DO NOTHING
                                """)
                        .param("id", id)
                        .param("kind", subject.kind())
                        .param("subject", subject.id())
                        .param("by", by)
                        .param("now", now())
                        .update()
                == 1;
    }

    boolean unlink(UUID id, SubjectRef subject) {
        return jdbc.sql("""
                                DELETE FROM evidence_link
                                WHERE evidence_id = :id AND subject_kind = :kind AND subject_id = :subject
                                """)
                        .param("id", id)
                        .param("kind", subject.kind())
                        .param("subject", subject.id())
                        .update()
                == 1;
    }

    /** Lets the newer one serve wherever the earlier one does. */
    void linkAlike(UUID newer, UUID earlier, UUID by) {
        jdbc.sql("""
                        INSERT INTO evidence_link (evidence_id, subject_kind, subject_id, linked_by, linked_at)
                        SELECT :newer, subject_kind, subject_id, :by, :now FROM evidence_link WHERE evidence_id = :earlier
                        ON CONFLICT DO NOTHING
                        """)
                .param("newer", newer)
                .param("earlier", earlier)
                .param("by", by)
                .param("now", now())
                .update();
    }

    /** @return whether it stood as the person saw it */
    boolean markReplaced(UUID id, int revision) {
        return jdbc.sql("""
                                UPDATE evidence SET replaced_at = :now, revision = revision + 1
                                WHERE id = :id AND revision = :revision AND withdrawn_at IS NULL AND replaced_at IS NULL
                                """)
                        .param("now", now())
                        .param("id", id)
                        .param("revision", revision)
                        .update()
                == 1;
    }

    /** @return whether it stood as the person saw it */
    boolean markWithdrawn(UUID id, int revision, UUID by, String reason) {
        return jdbc.sql("""
                                UPDATE evidence SET withdrawn_at = :now, withdrawn_by = :by, withdrawal_reason = :reason,
                                    revision = revision + 1
                                WHERE id = :id AND revision = :revision AND withdrawn_at IS NULL AND replaced_at IS NULL
                                """)
                        .param("now", now())
                        .param("by", by)
                        .param("reason", reason)
                        .param("id", id)
                        .param("revision", revision)
                        .update()
                == 1;
    }

    /** Waits for whoever withdraws or replaces it in this moment, so that nothing is attached that is gone. */
    void hold(UUID id) {
        jdbc.sql("SELECT 1 FROM evidence WHERE id = :id FOR SHARE")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .orElseThrow(EvidenceTable::missing);
    }

    byte[] content(EvidenceFacts evidence) {
        return keptContent(evidence)
                .orElseThrow(() -> Problem.notFound(
                        say("This file was removed when its time was over. Its fingerprint stays on record.")));
    }

    /** Empty where retention removed it. */
    Optional<byte[]> keptContent(EvidenceFacts evidence) {
        return jdbc.sql("SELECT content FROM evidence_file WHERE sha256 = :sha256")
                .param("sha256", evidence.sha256())
                .query((row, number) -> Optional.ofNullable(row.getBytes("content")))
                .optional()
                .orElseThrow(EvidenceTable::missing);
    }

    EvidenceFacts facts(ResultSet row) throws SQLException {
        LocalDate validUntil = row.getObject("valid_until", LocalDate.class);
        Timestamp withdrawn = row.getTimestamp("withdrawn_at");
        return new EvidenceFacts(
                row.getObject("id", UUID.class),
                row.getString("title"),
                EvidenceKind.valueOf(row.getString("kind")),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("url"),
                row.getObject("policy_id", UUID.class),
                row.getObject("policy_version_id", UUID.class),
                row.getString("sha256"),
                row.getObject("collected_on", LocalDate.class),
                validUntil,
                Validity.of(
                        validUntil,
                        row.getObject("replaced_at") != null,
                        withdrawn != null,
                        today(),
                        settings.remindDays()),
                row.getObject("added_by", UUID.class),
                row.getString("added_by_name"),
                instant(row, "added_at"),
                row.getObject("replaces_id", UUID.class),
                row.getObject("replaced_by_id", UUID.class),
                withdrawn == null ? null : withdrawn.toInstant(),
                row.getString("withdrawn_by_name"),
                row.getString("withdrawal_reason"),
                row.getInt("uses"),
                row.getInt("revision"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
