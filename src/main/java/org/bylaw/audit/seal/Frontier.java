package org.bylaw.audit.seal;

import org.jspecify.annotations.Nullable;

/** The right edge of a growing tree: one complete subtree for each bit of its size. Takes leaves, and tells of each subtree that they complete. */
final class Frontier {

    private static final int LEVELS = 63;

    /** Is told of a subtree that has just become complete, from level 1 on. */
    interface Grown {
        void node(int level, long index, byte[] hash);
    }

    private final byte[] @Nullable [] edge = new byte[LEVELS][];
    private long size;

    /** An empty tree. */
    Frontier() {}

    /** The edge of a tree that is there. */
    Frontier(long size, MerkleTree.Nodes nodes) {
        this.size = size;
        for (int level = 0; level < LEVELS; level++) {
            if ((size >> level & 1) == 1) {
                edge[level] = nodes.at(level, (size >> level) - 1);
            }
        }
    }

    long size() {
        return size;
    }

    void append(byte[] leafHash, Grown grown) {
        byte[] hash = leafHash;
        long index = size;
        int level = 0;
        while ((index & 1) == 1) {
            hash = Hashes.node(edge[level], hash);
            index >>= 1;
            level++;
            grown.node(level, index, hash);
        }
        edge[level] = hash;
        size++;
    }

    byte[] root() {
        byte[] root = null;
        for (int level = 0; level < LEVELS; level++) {
            if ((size >> level & 1) == 1) {
                root = root == null ? edge[level] : Hashes.node(edge[level], root);
            }
        }
        return root == null ? Hashes.sha256() : root;
    }
}
