package org.bylaw.evidencepack;

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
import org.bylaw.shared.BackgroundRows;
import org.bylaw.shared.FilePieces;
import org.bylaw.shared.SubjectRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Evidence packs as rows, and their zips in pieces. */
@Repository
class PackTable {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final FilePieces pieces;
    private final BackgroundRows life;

    PackTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        pieces = new FilePieces(jdbc, "evidence_pack_part", "pack_id");
        life = new BackgroundRows(jdbc, clock, "evidence_pack", "files");
    }

    void begin(UUID id, SubjectRef subject, UUID personId) {
        jdbc.sql("""
            INSERT INTO evidence_pack (id, subject_kind, subject_id, person_id, state, started_at, alive_at)
            VALUES (:id, :kind, :subject, :person, 'RUNNING', :now, :now)
            """)
                .param("id", id)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .param("person", personId)
                .param("now", now())
                .update();
    }

    /** How they are worked on, whatever they hold. */
    BackgroundRows life() {
        return life;
    }

    Optional<MadePack> find(UUID id) {
        return jdbc.sql("SELECT * FROM evidence_pack WHERE id = :id")
                .param("id", id)
                .query(PackTable::pack)
                .optional();
    }

    /** The newest first. */
    List<MadePack> of(SubjectRef subject, UUID personId) {
        return jdbc.sql("""
            SELECT * FROM evidence_pack
            WHERE person_id = :person AND subject_kind = :kind AND subject_id = :subject
            ORDER BY started_at DESC, id DESC LIMIT 10
            """)
                .param("person", personId)
                .param("kind", subject.kind())
                .param("subject", subject.id())
                .query(PackTable::pack)
                .list();
    }

    /**
     * Stores the zip a piece at a time, so that it is never in memory as a whole.
     *
     * @return false where it was given up meanwhile
     */
    boolean ready(UUID id, int files, String fileName, long bytes, String sha256, InputStream zip) throws IOException {
        boolean waited = jdbc.sql("""
            UPDATE evidence_pack SET state = 'READY', finished_at = :now, files = :files, file_name = :name,
                bytes = :bytes, sha256 = :sha256
            WHERE id = :id AND state = 'RUNNING'
            """)
                        .param("now", now())
                        .param("files", files)
                        .param("name", fileName)
                        .param("bytes", bytes)
                        .param("sha256", sha256)
                        .param("id", id)
                        .update()
                > 0;
        if (waited) {
            pieces.store(id, zip);
        }
        return waited;
    }

    /** A piece at a time as well. */
    void copy(UUID id, OutputStream out) throws IOException {
        pieces.copy(id, out);
    }

    private static MadePack pack(ResultSet row, int number) throws SQLException {
        Timestamp finished = row.getTimestamp("finished_at");
        return new MadePack(
                row.getObject("id", UUID.class),
                new SubjectRef(row.getString("subject_kind"), row.getObject("subject_id", UUID.class)),
                row.getObject("person_id", UUID.class),
                MadePack.State.valueOf(row.getString("state")),
                row.getInt("files"),
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
