package org.bylaw.risk;

import static org.bylaw.shared.Say.later;

/** What is done about a risk (ISO/IEC 27005). */
public enum Treatment {
    MODIFY(later("Modify")),
    AVOID(later("Avoid")),
    SHARE(later("Share")),
    RETAIN(later("Retain"));

    private final String word;

    Treatment(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** Whether it takes doing, and so a plan. */
    public boolean takesAPlan() {
        return this != RETAIN;
    }
}
