package org.bylaw.applicability;

import static org.bylaw.shared.Say.later;

/** How a version of the Statement of Applicability stands. */
public enum StatementState {
    DRAFT(later("Draft")),
    APPROVAL(later("Waiting for approval")),
    IN_FORCE(later("In force")),
    SUPERSEDED(later("Superseded")),
    REJECTED(later("Rejected")),
    DISCARDED(later("Put away"));

    private final String word;

    StatementState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
