package org.bylaw.finding;

import static org.bylaw.shared.Say.later;

/** Where a corrective action stands; the columns of the board. */
public enum ActionState {
    PLAN(later("To plan")),
    DOING(later("Under way")),
    VERIFY(later("To verify")),
    /** Verified, or no longer needed since the finding was withdrawn. */
    DONE(later("Done"));

    private final String word;

    ActionState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
