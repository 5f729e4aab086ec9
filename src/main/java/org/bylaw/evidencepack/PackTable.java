package org.bylaw.evidencepack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
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

    PackTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        pieces = new FilePieces(jdbc, "evidence_pack_part", "pack_id");
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

    int running(UUID personId) {
        return jdbc.sql("SELECT count(*) FROM evidence_pack WHERE person_id = :person AND state = 'RUNNING'")
                .param("person", personId)
                .query(Integer.class)
                .single();
    }

    /** Notes how far those are that are worked on here, and that they are. */
    void alive(Map<UUID, Integer> files) {
        UUID[] ids = files.keySet().toArray(UUID[]::new);
        Integer[] counts = List.of(ids).stream().map(files::get).toArray(Integer[]::new);
        jdbc.sql("""
                        UPDATE evidence_pack p SET files = here.files, alive_at = :now
                        FROM unnest(:ids, :files) AS here (id, files) WHERE p.id = here.id AND p.state = 'RUNNING'
                        """)
                .param("ids", ids)
                .param("files", counts)
                .param("now", now())
                .update();
    }

    /** Those that nobody has worked on since then. */
    int interrupt(Instant notSince) {
        return jdbc.sql("""
                        UPDATE evidence_pack SET state = 'INTERRUPTED', finished_at = :now
                        WHERE state = 'RUNNING' AND alive_at < :since
                        """)
                .param("now", now())
                .param("since", notSince.atOffset(ZoneOffset.UTC))
                .update();
    }

    void end(UUID id, MadePack.State state) {
        jdbc.sql("""
                        UPDATE evidence_pack SET state = :state, finished_at = :now WHERE id = :id AND state = 'RUNNING'
                        """)
                .param("state", state.name())
                .param("now", now())
                .param("id", id)
                .update();
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

    int delete(Instant finishedBefore) {
        return jdbc.sql("DELETE FROM evidence_pack WHERE finished_at < :before")
                .param("before", finishedBefore.atOffset(ZoneOffset.UTC))
                .update();
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
