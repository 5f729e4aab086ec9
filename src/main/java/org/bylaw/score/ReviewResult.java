package org.bylaw.score;

import static org.bylaw.shared.Say.later;

/** What the last review of a control found. */
public enum ReviewResult {
    EFFECTIVE(later("effective")),
    PARTLY_EFFECTIVE(later("partly effective")),
    NOT_EFFECTIVE(later("not effective")),
    NOT_TESTED(later("not tested"));

    private final String word;

    ReviewResult(String word) {
        this.word = word;
    }

    /** Within a sentence: "reviewed effective". */
    public String word() {
        return word;
    }
}
