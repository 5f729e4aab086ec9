package org.bylaw.audit.seal;

import java.util.ArrayList;
import java.util.List;

/** A tree in memory, of an export: about a hundred bytes a row. */
final class MemoryTree implements MerkleTree.Nodes {

    private final List<List<byte[]>> levels = new ArrayList<>(List.of(new ArrayList<>()));
    private final Frontier frontier = new Frontier();

    void append(byte[] leafHash) {
        levels.getFirst().add(leafHash);
        frontier.append(leafHash, (level, index, hash) -> {
            if (level == levels.size()) {
                levels.add(new ArrayList<>());
            }
            levels.get(level).add(hash);
        });
    }

    long size() {
        return frontier.size();
    }

    @Override
    public byte[] at(int level, long index) {
        return levels.get(level).get(Math.toIntExact(index));
    }
}
