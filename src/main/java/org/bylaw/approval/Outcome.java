package org.bylaw.approval;

/** What somebody who is asked may decide, and so what a stage and a round can come to. */
public enum Outcome {
    APPROVED,
    /** Back to the draft; a new round follows. */
    CHANGES_REQUESTED,
    /** The end of this version. */
    REJECTED;

    /** Whoever says no says why. */
    public boolean needsReason() {
        return this != APPROVED;
    }
}
