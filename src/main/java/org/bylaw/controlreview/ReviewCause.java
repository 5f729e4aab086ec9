package org.bylaw.controlreview;

import static org.bylaw.shared.Say.later;

/** Why a control is reviewed now. */
public enum ReviewCause {
    SCHEDULE(later("By schedule")),
    FAILED_REVIEW(later("A failed review elsewhere")),
    INCIDENT(later("An incident")),
    CHANGE_OF_LAW(later("A change of law")),
    REQUESTED(later("On request"));

    private final String word;

    ReviewCause(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
