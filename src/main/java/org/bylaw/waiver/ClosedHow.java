package org.bylaw.waiver;

import static org.bylaw.shared.Say.later;

/** How a waiver that was in force came to be closed. */
public enum ClosedHow {
    NO_LONGER_NEEDED(later("No longer needed")),
    /** It had expired. */
    SETTLED(later("Settled")),
    REVOKED(later("Revoked")),
    /** Its policy was retired, or its control does not apply any more. */
    SUBJECT_GONE(later("Nothing left to be excepted from"));

    private final String word;

    ClosedHow(String word) {
        this.word = word;
    }

    /** In English; say it with {@code Say.say}. */
    public String word() {
        return word;
    }
}
