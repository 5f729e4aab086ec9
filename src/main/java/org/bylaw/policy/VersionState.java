package org.bylaw.policy;

import java.util.Set;

/** Where a version stands on its way; it alone says which step may follow which. */
public enum VersionState {
    DRAFT("Draft"),
    CONSULTATION("In consultation"),
    APPROVAL("Waiting for approval"),
    APPROVED("Approved, not yet in force"),
    PUBLISHED("In force"),
    SUPERSEDED("Superseded"),
    REJECTED("Rejected"),
    DISCARDED("Discarded"),
    RETIRED("Retired");

    private final String word;

    VersionState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** Whether the text may still change. */
    public boolean isEditable() {
        return this == DRAFT || this == CONSULTATION;
    }

    /** Whether it is or was in force. */
    public boolean wasPublished() {
        return this == PUBLISHED || this == SUPERSEDED || this == RETIRED;
    }

    public boolean isUnderWork() {
        return isEditable() || this == APPROVAL || this == APPROVED;
    }

    Set<VersionState> next() {
        return switch (this) {
            case DRAFT -> Set.of(CONSULTATION, APPROVAL, DISCARDED);
            case CONSULTATION -> Set.of(DRAFT, APPROVAL);
            case APPROVAL -> Set.of(DRAFT, APPROVED, REJECTED);
            case APPROVED -> Set.of(DRAFT, PUBLISHED);
            case PUBLISHED -> Set.of(SUPERSEDED, RETIRED);
            case SUPERSEDED, REJECTED, DISCARDED, RETIRED -> Set.of();
        };
    }
}
