package org.bylaw.audit.seal;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of a tree (RFC 6962, 2.1), read from its complete subtrees: about as many as it has levels. */
final class MerkleTree {

    /** The hash of a complete subtree, of its place in its level; level 0 has the leaves. */
    interface Nodes {
        byte[] at(int level, long index);
    }

    private final Nodes nodes;

    MerkleTree(Nodes nodes) {
        this.nodes = nodes;
    }

    /** The root over the first leaves, so many as size says. */
    byte[] root(long size) {
        return size == 0 ? Hashes.sha256() : hash(0, size);
    }

    /**
     * What leads from a leaf to the root over the first leaves.
     *
     * @throws IllegalArgumentException where the leaf is not among them
     */
    List<byte[]> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("leaf " + index + " is not in a tree of " + size);
        }
        List<byte[]> path = new ArrayList<>();
        inclusion(index, 0, size, path);
        return path;
    }

    private void inclusion(long index, long from, long to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            inclusion(index, from, middle, path);
            path.add(hash(middle, to));
        } else {
            inclusion(index, middle, to, path);
            path.add(hash(from, middle));
        }
    }

    /**
     * What shows that the tree of the former size is the beginning of the one of the latter.
     *
     * @throws IllegalArgumentException where the former is empty or larger
     */
    List<byte[]> consistency(long former, long latter) {
        if (former < 1 || former > latter) {
            throw new IllegalArgumentException("no tree of " + former + " begins one of " + latter);
        }
        List<byte[]> proof = new ArrayList<>();
        consistency(former, 0, latter, true, proof);
        return proof;
    }

    private void consistency(long former, long from, long to, boolean whole, List<byte[]> proof) {
        if (former == to - from) {
            if (!whole) {
                proof.add(hash(from, to));
            }
            return;
        }
        long half = split(to - from);
        if (former <= half) {
            consistency(former, from, from + half, whole, proof);
            proof.add(hash(from + half, to));
        } else {
            consistency(former - half, from + half, to, false, proof);
            proof.add(hash(from, from + half));
        }
    }

    private byte[] hash(long from, long to) {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            int level = Long.numberOfTrailingZeros(count);
            return nodes.at(level, from >> level);
        }
        long middle = from + split(count);
        return Hashes.node(hash(from, middle), hash(middle, to));
    }

    /** The largest power of two below. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }
}
