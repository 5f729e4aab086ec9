package org.bylaw.policy;

import static org.bylaw.shared.Say.later;

/** Who may read a policy; ISO/IEC 27002:2022, 5.12. */
public enum Classification {
    PUBLIC(later("Public")),
    INTERNAL(later("Internal")),
    CONFIDENTIAL(later("Confidential")),
    /** Only those to whom it applies may read it. */
    STRICTLY_CONFIDENTIAL(later("Strictly confidential"));

    private final String word;

    Classification(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
