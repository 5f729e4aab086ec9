package org.bylaw.waiver;

import static org.bylaw.shared.Say.later;

/** How much is at stake while the exception holds. */
public enum RiskLevel {
    LOW(later("Low")),
    MEDIUM(later("Medium")),
    HIGH(later("High")),
    VERY_HIGH(later("Very high"));

    private final String word;

    RiskLevel(String word) {
        this.word = word;
    }

    /** In English; say it with {@code Say.say}. */
    public String word() {
        return word;
    }
}
