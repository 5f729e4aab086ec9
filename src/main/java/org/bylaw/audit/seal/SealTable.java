package org.bylaw.audit.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** The tree as tables: what is sealed, and what waits to be. */
@Component
class SealTable {

    /** Any number that nothing else in this database locks. */
    private static final long SEALING = 6_962_202_611L;

    /** The schema demands it; whoever owns the table can drop that. */
    private static final String WHOLE = "root IS NOT NULL AND at IS NOT NULL AND note IS NOT NULL";

    private final JdbcClient jdbc;

    SealTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether this transaction is the one that seals, of all nodes. */
    boolean isAlone() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(:key)")
                .param("key", SEALING)
                .query(Boolean.class)
                .single();
    }

    /**
     * Up to which row none can appear any more.
     *
     * @param settled none up to here
     * @param candidate none up to here either, once those have ended that wrote when it was noted
     * @param ended whether they have
     */
    record Progress(long settled, @Nullable Long candidate, boolean ended) {}

    /**
     * Whoever writes a row holds a lock on the table from before the row gets its number until after its commit is
     * visible; a transaction's id would not do, since the number is drawn before there is one.
     */
    Progress progress() {
        return jdbc.sql("""
                        SELECT settled, candidate, NOT EXISTS (
                            SELECT FROM pg_locks
                            WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database())
                                AND relation = CAST('audit_event' AS regclass) AND virtualtransaction = ANY (waiting)
                                AND mode NOT IN ('AccessShareLock', 'RowShareLock')) AS ended
                        FROM audit_sealing
                        """)
                .query((row, number) -> new Progress(
                        row.getLong("settled"), row.getObject("candidate", Long.class), row.getBoolean("ended")))
                .single();
    }

    /** None up to that row can appear any more. */
    void settle(long id) {
        jdbc.sql("UPDATE audit_sealing SET settled = :id, candidate = NULL, waiting = NULL")
                .param("id", id)
                .update();
    }

    /** Up to that row all that is there is sealed; others can still appear as long as those write who write now. */
    void nominate(long id) {
        jdbc.sql("""
                        UPDATE audit_sealing SET candidate = :id, waiting = ARRAY(
                            SELECT DISTINCT virtualtransaction FROM pg_locks
                            WHERE database = (SELECT oid FROM pg_database WHERE datname = current_database())
                                AND relation = CAST('audit_event' AS regclass)
                                AND mode NOT IN ('AccessShareLock', 'RowShareLock'))
                        """).param("id", id).update();
    }

    /** The first rows that are not sealed, by their number. */
    List<StoredRow> waiting(long settled, int limit) {
        return jdbc.sql("""
                        SELECT e.* FROM audit_event e
                        WHERE e.id > :settled AND NOT EXISTS (SELECT FROM audit_leaf l WHERE l.event_id = e.id)
                        ORDER BY e.id LIMIT :limit
                        """)
                .param("settled", settled)
                .param("limit", limit)
                .query(SealTable::row)
                .list();
    }

    /**
     * What waits to be sealed.
     *
     * @param rows counted up to 10,000
     * @param oldest empty where nothing waits
     */
    record Backlog(long rows, @Nullable Instant oldest) {}

    Backlog backlog() {
        return jdbc.sql("""
                        SELECT count(*) AS rows, min(at) AS oldest FROM (
                            SELECT e.at FROM audit_event e
                            WHERE e.id > (SELECT settled FROM audit_sealing)
                                AND NOT EXISTS (SELECT FROM audit_leaf l WHERE l.event_id = e.id)
                            ORDER BY e.id LIMIT 10000) AS waiting
                        """)
                .query((row, number) -> {
                    Timestamp oldest = row.getTimestamp("oldest");
                    return new Backlog(row.getLong("rows"), oldest == null ? null : oldest.toInstant());
                })
                .single();
    }

    /** The highest number of a sealed row; 0 before the first. */
    long lastEvent() {
        return jdbc.sql("SELECT coalesce(max(event_id), 0) FROM audit_leaf")
                .query(Long.class)
                .single();
    }

    long size() {
        return jdbc.sql("SELECT coalesce(max(leaf_index) + 1, 0) FROM audit_leaf")
                .query(Long.class)
                .single();
    }

    /** The subtrees of those places; a place that has none is left out. */
    Map<Place, byte[]> nodes(List<Place> places) {
        Map<Place, byte[]> found = new HashMap<>();
        jdbc.sql("""
                        SELECT p.level, p.place, coalesce(l.leaf_hash, n.hash) AS hash
                        FROM unnest(:levels, :places) AS p (level, place)
                        LEFT JOIN audit_leaf l ON p.level = 0 AND l.leaf_index = p.place
                        LEFT JOIN audit_node n ON n.level = p.level AND n.node_index = p.place
                        """)
                .param("levels", places.stream().map(Place::level).toArray(Integer[]::new))
                .param("places", places.stream().map(Place::index).toArray(Long[]::new))
                .query(row -> {
                    byte[] hash = row.getBytes("hash");
                    if (hash != null) {
                        found.put(new Place(row.getInt("level"), row.getLong("place")), hash);
                    }
                });
        return found;
    }

    /** Where a subtree stands. */
    record Place(int level, long index) {}

    void append(long from, List<Long> events, List<byte[]> hashes, Instant at) {
        jdbc.sql("""
                        INSERT INTO audit_leaf (leaf_index, event_id, leaf_hash, sealed_at)
                        SELECT :from + n - 1, event, hash, :at FROM unnest(:events, :hashes) WITH ORDINALITY AS t (event, hash, n)
                        """)
                .param("from", from)
                .param("events", events.toArray(Long[]::new))
                .param("hashes", hashes.toArray(byte[][]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void grow(List<Place> places, List<byte[]> hashes) {
        jdbc.sql("INSERT INTO audit_node (level, node_index, hash) SELECT * FROM unnest(:levels, :places, :hashes)")
                .param("levels", places.stream().map(Place::level).toArray(Integer[]::new))
                .param("places", places.stream().map(Place::index).toArray(Long[]::new))
                .param("hashes", hashes.toArray(byte[][]::new))
                .update();
    }

    /** A signed root as it is stored. */
    record StoredCheckpoint(long size, byte[] root, Instant at, String note) {}

    /** The newest that is whole. */
    Optional<StoredCheckpoint> lastCheckpoint() {
        return jdbc.sql("SELECT * FROM audit_checkpoint WHERE size > 0 AND " + WHOLE + " ORDER BY size DESC LIMIT 1")
                .query(SealTable::checkpoint)
                .optional();
    }

    /** Those that are whole. */
    List<StoredCheckpoint> checkpointsAfter(long size, int limit) {
        return jdbc.sql("SELECT * FROM audit_checkpoint WHERE size > :size AND " + WHOLE
                        + " ORDER BY size LIMIT :limit")
                .param("size", size)
                .param("limit", limit)
                .query(SealTable::checkpoint)
                .list();
    }

    /**
     * A checkpoint as it is found, by whoever may do anything in the database.
     *
     * @param size empty where it has none that there can be
     */
    record FoundCheckpoint(
            @Nullable Long size,
            byte @Nullable [] root,
            @Nullable Instant at,
            @Nullable String note) {

        boolean isWhole() {
            return size != null && root != null && at != null && note != null;
        }
    }

    /** The newest, whole or not. */
    Optional<FoundCheckpoint> lastFound() {
        return jdbc.sql("SELECT * FROM audit_checkpoint WHERE size > 0 ORDER BY size DESC LIMIT 1")
                .query(SealTable::found)
                .optional();
    }

    List<FoundCheckpoint> foundAfter(long size, int limit) {
        return jdbc.sql("SELECT * FROM audit_checkpoint WHERE size > :size ORDER BY size LIMIT :limit")
                .param("size", size)
                .param("limit", limit)
                .query(SealTable::found)
                .list();
    }

    /** Those that stand nowhere, since they do not say how many rows they cover. */
    List<FoundCheckpoint> foundWithoutSize(int limit) {
        return jdbc.sql("SELECT * FROM audit_checkpoint WHERE size IS NULL OR size < 1 LIMIT :limit")
                .param("limit", limit)
                .query(SealTable::found)
                .list();
    }

    void add(StoredCheckpoint checkpoint) {
        jdbc.sql("INSERT INTO audit_checkpoint (size, root, at, note) VALUES (:size, :root, :at, :note)")
                .param("size", checkpoint.size())
                .param("root", checkpoint.root())
                .param("at", checkpoint.at().atOffset(ZoneOffset.UTC))
                .param("note", checkpoint.note())
                .update();
    }

    /** A sealed row with its place and the hash that went into the tree. */
    record Leaf(long index, byte[] hash, StoredRow row) {}

    static Leaf leaf(ResultSet row, int number) throws SQLException {
        return new Leaf(row.getLong("leaf_index"), row.getBytes("leaf_hash"), row(row, number));
    }

    private static StoredCheckpoint checkpoint(ResultSet row, int number) throws SQLException {
        return new StoredCheckpoint(
                row.getLong("size"),
                row.getBytes("root"),
                row.getTimestamp("at").toInstant(),
                row.getString("note"));
    }

    private static FoundCheckpoint found(ResultSet row, int number) throws SQLException {
        Long size = row.getObject("size", Long.class);
        Timestamp at = row.getTimestamp("at");
        return new FoundCheckpoint(
                size == null || size < 1 ? null : size,
                row.getBytes("root"),
                at == null ? null : at.toInstant(),
                row.getString("note"));
    }

    static StoredRow row(ResultSet row, int number) throws SQLException {
        return new StoredRow(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"),
                row.getObject("on_behalf_of", UUID.class),
                row.getString("on_behalf_of_name"),
                row.getString("address"),
                row.getString("act"),
                new SubjectRef(row.getString("subject_kind"), row.getObject("subject_id", UUID.class)),
                new SubjectRef(row.getString("page_kind"), row.getObject("page_id", UUID.class)),
                Jcs.read(row.getString("details")),
                row.getObject("salt", UUID.class),
                texts(row.getString("withheld")),
                texts(row.getString("kept_salts")));
    }

    private static Map<String, String> texts(@Nullable String json) {
        return json == null ? Map.of() : Jcs.mapper().readValue(json, new TypeReference<Map<String, String>>() {});
    }
}
