package org.bylaw.control;

import static org.bylaw.shared.Say.later;

/** Why a control applies; a Statement of Applicability names it (ISO/IEC 27001:2022, 6.1.3 d). */
public enum Reason {
    RISK(later("Risk")),
    LAW(later("Law")),
    CONTRACT(later("Contract")),
    BUSINESS(later("Business need")),
    BEST_PRACTICE(later("Best practice"));

    private final String word;

    Reason(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
