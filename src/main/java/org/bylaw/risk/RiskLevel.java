package org.bylaw.risk;

import static org.bylaw.shared.Say.later;

/** How high a risk is, from the lowest to the highest. */
public enum RiskLevel {
    LOW(later("Low")),
    MEDIUM(later("Medium")),
    HIGH(later("High")),
    VERY_HIGH(later("Very high"));

    private final String word;

    RiskLevel(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** As the database orders them: 1 to 4. */
    int rank() {
        return ordinal() + 1;
    }
}
