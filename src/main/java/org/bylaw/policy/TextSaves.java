package org.bylaw.policy;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The earlier texts of a draft. While it is written each save is kept, because somebody else may be writing on top of
 * it; once the text is frozen only the last of each person's saves in a row.
 */
@Component
public class TextSaves {

    /** Where a person's saves in a row end: the next save is somebody else's, there is none, or a conflict was settled. */
    private static final String LAST_IN_A_ROW = """
            SELECT s.text_revision, s.saved_by, s.saved_at,
                s.kept OR s.saved_by IS DISTINCT FROM lead(s.saved_by) OVER (ORDER BY s.text_revision) AS last_in_a_row
            FROM policy_text_save s WHERE s.version_id = :version
            """;

    private final JdbcClient jdbc;
    private final PolicyTable table;

    TextSaves(JdbcClient jdbc, PolicyTable table) {
        this.jdbc = jdbc;
        this.table = table;
    }

    /** One earlier text, without the text. */
    public record Save(int textRevision, String savedByName, Instant savedAt) {}

    void keep(UUID versionId, int textRevision, String text, UUID savedBy) {
        jdbc.sql("""
                        INSERT INTO policy_text_save (version_id, text_revision, body, saved_by, saved_at)
                        VALUES (:version, :revision, :text, :person, :now)
                        """)
                .param("version", versionId)
                .param("revision", textRevision)
                .param("text", text)
                .param("person", savedBy)
                .param("now", table.now())
                .update();
    }

    /** Keeps the texts that drafts begin with; they are copied inside of the database, where they are already. */
    void keepFirst(Collection<UUID> versionIds) {
        jdbc.sql("""
                        INSERT INTO policy_text_save (version_id, text_revision, body, saved_by, saved_at)
                        SELECT id, text_revision, body, created_by, created_at FROM policy_version WHERE id = ANY (:versions)
                        """).param("versions", versionIds.toArray(UUID[]::new)).update();
    }

    /** Keeps a text for good, also where the same person has saved again since. */
    void keepForGood(UUID versionId, int textRevision) {
        jdbc.sql("UPDATE policy_text_save SET kept = true WHERE version_id = :version AND text_revision = :revision")
                .param("version", versionId)
                .param("revision", textRevision)
                .update();
    }

    Optional<String> text(UUID versionId, int textRevision) {
        return jdbc.sql("SELECT body FROM policy_text_save WHERE version_id = :version AND text_revision = :revision")
                .param("version", versionId)
                .param("revision", textRevision)
                .query(String.class)
                .optional();
    }

    List<Save> of(UUID versionId) {
        return jdbc.sql("SELECT s.*, p.name FROM (" + LAST_IN_A_ROW + """
                        ) s JOIN person p ON p.id = s.saved_by WHERE s.last_in_a_row ORDER BY s.text_revision DESC
                        """)
                .param("version", versionId)
                .query((row, number) -> new Save(
                        row.getInt("text_revision"),
                        row.getString("name"),
                        row.getTimestamp("saved_at").toInstant()))
                .list();
    }

    void thinOut(UUID versionId) {
        jdbc.sql("DELETE FROM policy_text_save d USING (" + LAST_IN_A_ROW + """
                        ) s WHERE d.version_id = :version AND d.text_revision = s.text_revision AND NOT s.last_in_a_row
                        """)
                .param("version", versionId)
                .update();
    }
}
