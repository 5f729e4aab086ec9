package org.bylaw.attestation.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.attestation.PeopleFilter;
import org.bylaw.shared.BackgroundRows;
import org.bylaw.shared.FilePieces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Exports as rows, and their files in pieces. */
@Repository
class ExportTable {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final FilePieces pieces;
    private final BackgroundRows life;

    ExportTable(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        pieces = new FilePieces(jdbc, "campaign_export_part", "export_id");
        life = new BackgroundRows(jdbc, clock, "campaign_export", "done");
    }

    void begin(
            UUID id,
            UUID campaignId,
            UUID personId,
            ExportFormat format,
            PeopleFilter filter,
            String filterWords,
            boolean everyone) {
        jdbc.sql("""
            INSERT INTO campaign_export (id, campaign_id, person_id, format, filter, filter_words, everyone, state,
                started_at, alive_at)
            VALUES (:id, :campaign, :person, :format, CAST(:filter AS jsonb), :words, :everyone, 'RUNNING', :now,
                :now)
            """)
                .param("id", id)
                .param("campaign", campaignId)
                .param("person", personId)
                .param("format", format.name())
                .param("filter", json.writeValueAsString(filter))
                .param("words", filterWords)
                .param("everyone", everyone)
                .param("now", now())
                .update();
    }

    /** How they are worked on, whatever they hold. */
    BackgroundRows life() {
        return life;
    }

    Optional<Export> find(UUID id) {
        return jdbc.sql("SELECT * FROM campaign_export WHERE id = :id")
                .param("id", id)
                .query(ExportTable::export)
                .optional();
    }

    PeopleFilter filter(UUID id) {
        return json.readValue(
                jdbc.sql("SELECT filter::text FROM campaign_export WHERE id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single(),
                PeopleFilter.class);
    }

    /** The newest first. */
    List<Export> of(UUID campaignId, UUID personId) {
        return jdbc.sql("""
            SELECT * FROM campaign_export WHERE campaign_id = :campaign AND person_id = :person
            ORDER BY started_at DESC, id DESC LIMIT 20
            """)
                .param("campaign", campaignId)
                .param("person", personId)
                .query(ExportTable::export)
                .list();
    }

    void counted(UUID id, int total) {
        jdbc.sql("UPDATE campaign_export SET total = :total WHERE id = :id")
                .param("total", total)
                .param("id", id)
                .update();
    }

    /** Stores the file a piece at a time, so that it is never in memory as a whole. */
    boolean ready(UUID id, int rows, String fileName, long bytes, String sha256, InputStream file) throws IOException {
        boolean waited = jdbc.sql("""
            UPDATE campaign_export SET state = 'READY', finished_at = :now, done = :rows, total = :rows,
                file_name = :name, bytes = :bytes, sha256 = :sha256
            WHERE id = :id AND state = 'RUNNING'
            """)
                        .param("now", now())
                        .param("rows", rows)
                        .param("name", fileName)
                        .param("bytes", bytes)
                        .param("sha256", sha256)
                        .param("id", id)
                        .update()
                > 0;
        if (waited) {
            pieces.store(id, file);
        }
        return waited;
    }

    /** A piece at a time as well. */
    void copy(UUID id, OutputStream out) throws IOException {
        pieces.copy(id, out);
    }

    private static Export export(ResultSet row, int number) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        return new Export(
                row.getObject("id", UUID.class),
                row.getObject("campaign_id", UUID.class),
                row.getObject("person_id", UUID.class),
                ExportFormat.valueOf(row.getString("format")),
                row.getString("filter_words"),
                row.getBoolean("everyone"),
                Export.State.valueOf(row.getString("state")),
                row.getInt("done"),
                row.getObject("total", Integer.class),
                row.getTimestamp("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                row.getString("file_name"),
                row.getObject("bytes", Long.class),
                row.getString("sha256"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
