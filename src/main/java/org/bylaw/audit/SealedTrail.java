package org.bylaw.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bylaw.shared.SubjectRef;

/** The part of the trail that is sealed: rows in the order in which they went into the tree, with what proves them. */
public interface SealedTrail {

    /** One sealed row and its place in the tree, counted from 0 without gaps. */
    record Sealed(long index, String leafHash, TrailRow row) {}

    /**
     * One row as the tree has it.
     *
     * @param canonical the bytes that are hashed, as text: JSON by RFC 8785
     * @param proof hashes from the leaf to the root, as Base64 (RFC 6962, 2.1.1)
     */
    record Proven(long index, String canonical, String readable, List<String> proof) {}

    /**
     * Rows that all lead to the root of one checkpoint.
     *
     * @param checkpoint the signed note; empty before the first one
     * @param waiting how many rows of these things are written but not sealed yet
     */
    record Excerpt(String checkpoint, List<Proven> rows, long waiting) {}

    /**
     * A root that was signed.
     *
     * @param size how many rows it covers
     * @param note the signed note (C2SP, tlog-checkpoint)
     */
    record SignedCheckpoint(long size, Instant at, String note) {}

    /** At most so many rows from a place in the tree on; what is read once never changes its place. */
    List<Sealed> from(long index, int limit);

    /** How many rows are sealed. */
    long size();

    /** At most so many checkpoints over more rows than that, the smallest first. */
    List<SignedCheckpoint> checkpointsAfter(long size, int limit);

    /** The newest checkpoint; empty before the first one. */
    Optional<SignedCheckpoint> lastCheckpoint();

    /** Every sealed row that is about one of these things or told on one of their pages, each with its proof. */
    Excerpt excerpt(Collection<SubjectRef> things);
}
