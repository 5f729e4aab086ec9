package org.bylaw.review;

import java.util.Set;

/** Where a review stands. */
public enum ReviewState {
    PLANNED,
    OPEN,
    OVERDUE,
    /** The retirement that it came to is under approval. */
    RETIRING,
    CLOSED,
    /** A new version came, and with it a new plan. */
    SUPERSEDED;

    /** Those in which the reviewer is asked. */
    static final Set<ReviewState> ASKED = Set.of(OPEN, OVERDUE);
}
