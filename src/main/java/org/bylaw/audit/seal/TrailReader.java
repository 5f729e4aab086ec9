package org.bylaw.audit.seal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Reads the whole trail of the database page by page, to verify it or to hand it out; holds no transaction open meanwhile. */
@Component
class TrailReader {

    private static final int PAGE = 2000;
    private static final int MOST = 100;

    /** The sealer works every second; what waits longer than this was put in past it, or it stands still. */
    private static final Duration IN_TIME = Duration.ofMinutes(5);

    private final JdbcClient jdbc;
    private final SealTable table;
    private final Clock clock;

    TrailReader(JdbcClient jdbc, SealTable table, Clock clock) {
        this.jdbc = jdbc;
        this.table = table;
        this.clock = clock;
    }

    /** How far the trail was sealed and signed at one moment. */
    record Extent(long size, long signed) {}

    Extent extent() {
        return jdbc.sql("""
                        SELECT coalesce((SELECT max(leaf_index) + 1 FROM audit_leaf), 0) AS size,
                            coalesce((SELECT max(size) FROM audit_checkpoint), 0) AS signed
                        """)
                .query((row, number) -> new Extent(row.getLong("size"), row.getLong("signed")))
                .single();
    }

    /**
     * Verifies all that is sealed now.
     *
     * @param notes checkpoints that left the database before
     * @param progress is told how many rows are done
     */
    Verdict verify(Collection<VerifierKey> keys, List<String> notes, LongConsumer progress) {
        Extent extent = extent();
        StoredTree stored = new StoredTree(jdbc);
        TrailVerifier verifier = new TrailVerifier(keys, stored);
        notes.forEach(verifier::checkpoint);
        for (long from = 0; from < extent.size(); from += PAGE) {
            long to = Math.min(from + PAGE, extent.size());
            checkpoints(from, to).forEach(checkpoint -> StoredNote.tell(checkpoint, verifier));
            verify(from, to, verifier);
            stored.compare(verifier);
            progress.accept(to);
        }
        checkpoints(extent.size(), extent.signed()).forEach(checkpoint -> StoredNote.tell(checkpoint, verifier));
        table.foundWithoutSize(MOST).forEach(checkpoint -> StoredNote.tell(checkpoint, verifier));
        stored.compareEnd(extent.size(), verifier);
        unsealed(verifier);
        justExpired(extent.size(), verifier);
        return verifier.verdict();
    }

    private void verify(long from, long to, TrailVerifier verifier) {
        jdbc.sql("""
                        SELECT l.leaf_index, l.leaf_hash, l.event_id, e.* FROM audit_leaf l
                        LEFT JOIN audit_event e ON e.id = l.event_id
                        WHERE l.leaf_index >= :from AND l.leaf_index < :to ORDER BY l.leaf_index
                        """).param("from", from).param("to", to).query(row -> {
            tell(row, verifier);
        });
    }

    private static void tell(ResultSet row, TrailVerifier verifier) throws SQLException {
        long place = row.getLong("leaf_index");
        byte[] leafHash = Objects.requireNonNullElse(row.getBytes("leaf_hash"), new byte[0]);
        if (row.getObject("id") == null) {
            verifier.withoutRow(place, leafHash, row.getLong("event_id"));
            return;
        }
        long id = row.getLong("id");
        RowForm form = form(row, why -> verifier.unreadable(place, leafHash, id, why));
        if (form != null) {
            verifier.row(place, leafHash, form.canonical(), form.readable());
        }
    }

    /** Empty, and told why, where it is not of the form that rows have: whoever owns a table can drop what it demands. */
    private static @Nullable RowForm form(ResultSet row, Consumer<String> why) throws SQLException {
        try {
            return RowForm.of(SealTable.row(row, 0));
        } catch (JacksonException e) {
            why.accept(e.getOriginalMessage());
        } catch (NullPointerException e) {
            why.accept("a value is missing that every row has");
        } catch (RuntimeException e) {
            why.accept(String.valueOf(e.getMessage()));
        }
        return null;
    }

    private void unsealed(TrailVerifier verifier) {
        jdbc.sql("""
                        SELECT e.id FROM audit_event e LEFT JOIN audit_leaf l ON l.event_id = e.id AND l.leaf_index >= 0
                        WHERE l.event_id IS NULL AND (e.id <= (SELECT settled FROM audit_sealing) OR e.at < :before)
                        ORDER BY e.id LIMIT :most
                        """)
                .param("before", clock.instant().minus(IN_TIME).atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query(Long.class)
                .list()
                .forEach(row -> verifier.found(Finding.Kind.UNSEALED, -1, row, ""));
    }

    /** What went while this was reading, or a moment before, is on record by a row that is not sealed or signed yet. */
    private void justExpired(long size, TrailVerifier verifier) {
        jdbc.sql("""
                        SELECT e.* FROM audit_event e LEFT JOIN audit_leaf l ON l.event_id = e.id
                        WHERE e.act = :act AND (l.leaf_index IS NULL OR l.leaf_index >= :size)
                        """).param("act", ExpiryRule.ACT).param("size", size).query(row -> {
            RowForm form = form(row, why -> {});
            if (form != null) {
                verifier.justWritten(form.canonical(), form.readable());
            }
        });
        verifier.trustUnsigned(clock.instant());
    }

    private List<SealTable.FoundCheckpoint> checkpoints(long from, long to) {
        List<SealTable.FoundCheckpoint> all = new ArrayList<>();
        List<SealTable.FoundCheckpoint> page = table.foundAfter(from, PAGE);
        while (!page.isEmpty()) {
            page.stream().filter(checkpoint -> size(checkpoint) <= to).forEach(all::add);
            long last = size(page.getLast());
            page = last >= to ? List.of() : table.foundAfter(last, PAGE);
        }
        return all;
    }

    private static long size(SealTable.FoundCheckpoint checkpoint) {
        return Objects.requireNonNull(checkpoint.size());
    }

    /** Writes all that is sealed now, as {@link ExportLines}. */
    void export(String origin, Extent extent, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        ExportLines lines = new ExportLines(writer);
        lines.head(origin);
        for (long from = 0; from < extent.size(); from += PAGE) {
            long to = Math.min(from + PAGE, extent.size());
            List<SealTable.FoundCheckpoint> notes = new ArrayList<>(checkpoints(from, to));
            for (Line leaf : leaves(from, to)) {
                if (leaf.form() == null) {
                    lines.gone(leaf.place(), leaf.hash(), leaf.row());
                } else {
                    lines.row(leaf.place(), leaf.hash(), leaf.form());
                }
                while (!notes.isEmpty() && size(notes.getFirst()) <= leaf.place() + 1) {
                    lines.checkpoint(notes.removeFirst());
                }
            }
            writer.flush();
        }
        for (SealTable.FoundCheckpoint lost : table.foundWithoutSize(MOST)) {
            lines.checkpoint(lost);
        }
        lines.end(extent.size());
        writer.flush();
    }

    /** One place; without a form where its row is gone. */
    private record Line(
            long place, byte[] hash, long row, @Nullable RowForm form) {}

    private List<Line> leaves(long from, long to) {
        return jdbc.sql("""
                        SELECT l.leaf_index, l.leaf_hash, l.event_id, e.* FROM audit_leaf l
                        LEFT JOIN audit_event e ON e.id = l.event_id
                        WHERE l.leaf_index >= :from AND l.leaf_index < :to ORDER BY l.leaf_index
                        """)
                .param("from", from)
                .param("to", to)
                .query((row, number) -> new Line(
                        row.getLong("leaf_index"),
                        row.getBytes("leaf_hash"),
                        row.getLong("event_id"),
                        // What cannot be read is not there; whoever verifies the export is told that it is missing.
                        row.getObject("id") == null ? null : form(row, why -> {})))
                .list();
    }
}
