package org.bylaw.audit.seal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads from the stored tree what roots and proofs need, in one query however many there are. */
@Component
class TreeReading {

    private static final byte[] NOT_READ = new byte[Hashes.LENGTH];

    private final SealTable table;

    TreeReading(SealTable table) {
        this.table = table;
    }

    /**
     * Asks twice: first to learn which subtrees are needed, then with them.
     *
     * @throws DamagedTree where one of them is missing
     */
    <T> T read(Function<MerkleTree.Nodes, T> question) {
        Set<SealTable.Place> needed = new LinkedHashSet<>();
        question.apply((level, index) -> {
            needed.add(new SealTable.Place(level, index));
            return NOT_READ;
        });
        List<SealTable.Place> places = new ArrayList<>(needed);
        Map<SealTable.Place, byte[]> nodes = places.isEmpty() ? Map.of() : table.nodes(places);
        return question.apply((level, index) -> {
            byte[] hash = nodes.get(new SealTable.Place(level, index));
            if (hash == null) {
                throw new DamagedTree(level, index);
            }
            return hash;
        });
    }

    /** Something of the stored tree is missing. */
    static final class DamagedTree extends RuntimeException {
        DamagedTree(int level, long index) {
            super("The sealed trail is damaged: level " + level + " of its tree has no node " + index + ".");
        }
    }
}
