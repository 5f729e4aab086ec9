package org.bylaw.audit.seal;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bylaw.audit.SealedTrail;
import org.bylaw.shared.SubjectRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sealed rows, as they are read. */
@Component
class SealReading implements SealedTrail {

    private final JdbcClient jdbc;
    private final SealTable table;
    private final TreeReading tree;

    SealReading(JdbcClient jdbc, SealTable table, TreeReading tree) {
        this.jdbc = jdbc;
        this.table = table;
        this.tree = tree;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Sealed> from(long index, int limit) {
        return jdbc.sql("""
                        SELECT l.leaf_index, l.leaf_hash, e.* FROM audit_leaf l JOIN audit_event e ON e.id = l.event_id
                        WHERE l.leaf_index >= :index ORDER BY l.leaf_index LIMIT :limit
                        """).param("index", index).param("limit", limit).query(SealTable::leaf).list().stream()
                .map(leaf -> new Sealed(
                        leaf.index(), Hashes.base64(leaf.hash()), leaf.row().plain()))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public long size() {
        return table.size();
    }

    @Override
    @Transactional(readOnly = true)
    public List<SignedCheckpoint> checkpointsAfter(long size, int limit) {
        return table.checkpointsAfter(size, limit).stream()
                .map(SealReading::signed)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<SignedCheckpoint> lastCheckpoint() {
        return table.lastCheckpoint().map(SealReading::signed);
    }

    private static SignedCheckpoint signed(SealTable.StoredCheckpoint checkpoint) {
        return new SignedCheckpoint(checkpoint.size(), checkpoint.at(), checkpoint.note());
    }

    @Override
    @Transactional(readOnly = true)
    public Excerpt excerpt(Collection<SubjectRef> things) {
        Optional<SealTable.StoredCheckpoint> checkpoint = table.lastCheckpoint();
        long size = checkpoint.map(SealTable.StoredCheckpoint::size).orElse(0L);
        List<SealTable.Leaf> leaves =
                about(things, """
                        SELECT l.leaf_index, l.leaf_hash, e.*
                        FROM audit_event e JOIN audit_leaf l ON l.event_id = e.id AND l.leaf_index < :size
                        WHERE e.id IN (%s) ORDER BY l.leaf_index
                        """).param("size", size).query(SealTable::leaf).list();
        long waiting = about(things, """
                        SELECT count(*) FROM audit_event e LEFT JOIN audit_leaf l ON l.event_id = e.id
                        WHERE e.id IN (%s) AND (l.leaf_index IS NULL OR l.leaf_index >= :size)
                        """).param("size", size).query(Long.class).single();
        Map<Long, List<String>> proofs = tree.read(nodes -> proofs(leaves, size, new MerkleTree(nodes)));
        return new Excerpt(
                checkpoint.map(SealTable.StoredCheckpoint::note).orElse(""),
                leaves.stream()
                        .map(leaf -> {
                            RowForm form = RowForm.of(leaf.row());
                            return new Proven(
                                    leaf.index(),
                                    form.canonical(),
                                    Jcs.write(form.readable()),
                                    proofs.get(leaf.index()));
                        })
                        .toList(),
                waiting);
    }

    /** Proofs of neighbours share most of their hashes, so that each is written down once, however many rows there are. */
    private static Map<Long, List<String>> proofs(List<SealTable.Leaf> leaves, long size, MerkleTree merkle) {
        Map<byte[], String> written = new IdentityHashMap<>();
        return leaves.stream()
                .collect(Collectors.toMap(SealTable.Leaf::index, leaf -> merkle.inclusion(leaf.index(), size).stream()
                        .map(hash -> written.computeIfAbsent(hash, Hashes::base64))
                        .toList()));
    }

    /** Two searches of an index each, where an OR would read the whole trail. */
    private StatementSpec about(Collection<SubjectRef> things, String sql) {
        return jdbc.sql(sql.formatted("""
                            SELECT s.id FROM unnest(:kinds, :ids) AS t (kind, thing)
                            JOIN audit_event s ON s.subject_kind = t.kind AND s.subject_id = t.thing
                            UNION
                            SELECT p.id FROM unnest(:kinds, :ids) AS t (kind, thing)
                            JOIN audit_event p ON p.page_kind = t.kind AND p.page_id = t.thing
                        """))
                .param("kinds", array(things, SubjectRef::kind).toArray(String[]::new))
                .param("ids", array(things, SubjectRef::id).toArray(UUID[]::new));
    }

    private static <T> List<T> array(Collection<SubjectRef> things, Function<SubjectRef, T> part) {
        return things.stream().map(part).toList();
    }
}
