package org.bylaw.policy;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.util.Locale;
import java.util.Set;
import org.bylaw.shared.Say;

/** Where a version stands on its way; it alone says which step may follow which. */
public enum VersionState {
    DRAFT(later("Draft")),
    CONSULTATION(later("In consultation")),
    APPROVAL(later("Waiting for approval")),
    APPROVED(later("Approved, not yet in force")),
    PUBLISHED(later("In force")),
    SUPERSEDED(later("Superseded")),
    REJECTED(later("Rejected")),
    DISCARDED(later("Discarded")),
    RETIRED(later("Retired"));

    private final String word;

    VersionState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The word for inside a sentence: German keeps its capital. */
    public String inSentence() {
        String said = say(word);
        return Say.language().equals(Locale.ENGLISH) ? said.toLowerCase(Locale.ENGLISH) : said;
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
