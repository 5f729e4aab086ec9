package org.bylaw.audit.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the subtrees that the rows make with those that are stored, which a changed leaf no longer fits. */
final class StoredTree implements Frontier.Grown {

    private final JdbcClient jdbc;
    private final List<SealTable.Place> places = new ArrayList<>();
    private final List<byte[]> hashes = new ArrayList<>();

    /** The first leaf below each subtree that was reported; those above it are wrong because of it. */
    private final NavigableSet<Long> reported = new TreeSet<>();

    StoredTree(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void node(int level, long index, byte[] hash) {
        places.add(new SealTable.Place(level, index));
        hashes.add(hash);
    }

    /** Of what was told since the last time. */
    void compare(TrailVerifier verifier) {
        jdbc.sql("""
                        SELECT p.level, p.place FROM unnest(:levels, :places, :hashes) AS p (level, place, hash)
                        LEFT JOIN audit_node n ON n.level = p.level AND n.node_index = p.place
                        WHERE n.hash IS DISTINCT FROM p.hash ORDER BY p.level, p.place
                        """)
                .param("levels", places.stream().map(SealTable.Place::level).toArray(Integer[]::new))
                .param("places", places.stream().map(SealTable.Place::index).toArray(Long[]::new))
                .param("hashes", hashes.toArray(byte[][]::new))
                .query((row, number) -> new SealTable.Place(row.getInt("level"), row.getLong("place")))
                .list()
                .forEach(place -> report(place, verifier));
        places.clear();
        hashes.clear();
    }

    private void report(SealTable.Place place, TrailVerifier verifier) {
        long first = place.index() << place.level();
        Long below = reported.ceiling(first);
        if (below == null || below >= first + (1L << place.level())) {
            reported.add(first);
            verifier.found(Finding.Kind.TREE, first, event(first), "");
        }
    }

    /** What stands beyond the last leaf belongs to leaves that are gone. */
    void compareEnd(long size, TrailVerifier verifier) {
        long built = jdbc.sql("""
                        SELECT CASE WHEN EXISTS (SELECT FROM audit_leaf WHERE leaf_index >= :size) THEN 0
                            ELSE coalesce(max((node_index + 1) << level), 0) END FROM audit_node
                        """).param("size", size).query(Long.class).single();
        if (built > size) {
            verifier.found(Finding.Kind.CUT, size, null, String.valueOf(built));
        }
    }

    private @Nullable Long event(long leaf) {
        return jdbc.sql("SELECT event_id FROM audit_leaf WHERE leaf_index = :leaf")
                .param("leaf", leaf)
                .query(Long.class)
                .optional()
                .orElse(null);
    }
}
