package org.bylaw.controlreview;

import static org.bylaw.shared.Say.later;

/** What a test came to. */
public enum TestResult {
    EFFECTIVE(later("Effective")),
    PARTLY_EFFECTIVE(later("Partly effective")),
    NOT_EFFECTIVE(later("Not effective")),
    NOT_TESTED(later("Not tested"));

    private final String word;

    TestResult(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
