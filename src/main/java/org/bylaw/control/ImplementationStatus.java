package org.bylaw.control;

import static org.bylaw.shared.Say.later;

/** How far a control is in place. */
public enum ImplementationStatus {
    NOT_STARTED(later("Not started")),
    PLANNED(later("Planned")),
    PARTLY_IMPLEMENTED(later("Partly implemented")),
    IMPLEMENTED(later("Implemented"));

    private final String word;

    ImplementationStatus(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
