package org.bylaw.score;

import static org.bylaw.shared.Say.later;

/** What gains the points that a control lacks. */
public enum NextStep {
    IMPLEMENT(later("Put it in place")),
    FINISH(later("Finish putting it in place")),
    REVIEW(later("Have it reviewed")),
    CORRECT(later("Correct what the review found")),
    NONE(later("Nothing; it has all its points"));

    private final String word;

    NextStep(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
