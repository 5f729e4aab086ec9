package org.bylaw.finding;

import static org.bylaw.shared.Say.later;

/** How bad a finding is; says how long its correction may take. */
public enum Severity {
    LOW(later("Low")),
    MEDIUM(later("Medium")),
    HIGH(later("High")),
    CRITICAL(later("Critical"));

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
