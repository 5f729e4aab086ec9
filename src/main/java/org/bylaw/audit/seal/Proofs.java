package org.bylaw.audit.seal;

import java.util.Arrays;
import java.util.List;

/** Checks proofs, as RFC 9162 says in 2.1.3.2 and 2.1.4.2. */
final class Proofs {

    private Proofs() {}

    /** Whether the leaf stands at that place of the tree with that root. */
    static boolean includes(byte[] leafHash, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long place = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                hash = Hashes.node(sibling, hash);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hashes.node(hash, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /** Whether the tree of the former size and root is the beginning of the other one. */
    static boolean consistent(long former, byte[] formerRoot, long latter, byte[] latterRoot, List<byte[]> proof) {
        if (former < 1 || former > latter) {
            return false;
        }
        if (former == latter) {
            return proof.isEmpty() && Arrays.equals(formerRoot, latterRoot);
        }
        boolean complete = Long.bitCount(former) == 1;
        if (!complete && proof.isEmpty()) {
            return false;
        }
        long place = former - 1;
        long last = latter - 1;
        while ((place & 1) == 1) {
            place >>= 1;
            last >>= 1;
        }
        byte[] formerHash = complete ? formerRoot : proof.getFirst();
        byte[] latterHash = formerHash;
        for (byte[] sibling : complete ? proof : proof.subList(1, proof.size())) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                formerHash = Hashes.node(sibling, formerHash);
                latterHash = Hashes.node(sibling, latterHash);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                latterHash = Hashes.node(latterHash, sibling);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(formerHash, formerRoot) && Arrays.equals(latterHash, latterRoot);
    }
}
