package org.bylaw.controlreview;

import static org.bylaw.shared.Say.later;

/** Where the review of a control stands. */
public enum ControlReviewState {
    PLANNED(later("Planned")),
    /** The owner of the control is asked. */
    ASSESSING(later("With the owner")),
    /** The independent reviewer is asked. */
    TESTING(later("With the reviewer")),
    /** Management is asked. */
    ACCEPTING(later("With management")),
    CLOSED(later("Closed")),
    /** The control does not apply any more. */
    CANCELLED(later("Cancelled"));

    private final String word;

    ControlReviewState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public boolean isOver() {
        return this == CLOSED || this == CANCELLED;
    }

    /** Whether somebody is asked for it. */
    public boolean isUnderWay() {
        return this == ASSESSING || this == TESTING || this == ACCEPTING;
    }
}
