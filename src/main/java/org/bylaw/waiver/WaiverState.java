package org.bylaw.waiver;

import static org.bylaw.shared.Say.later;

import java.util.Set;

/** Where a waiver stands. */
public enum WaiverState {
    ASKED(later("Waiting for a decision")),
    TO_MANAGEMENT(later("Waiting for management")),
    ACTIVE(later("In force")),
    /** Its end came and nobody has said how it was settled: it counts as non-compliant. */
    EXPIRED(later("Expired: not compliant")),
    REFUSED(later("Refused")),
    WITHDRAWN(later("Withdrawn")),
    CLOSED(later("Closed"));

    /** Those that somebody still has to do with. */
    static final Set<WaiverState> OPEN = Set.of(ASKED, TO_MANAGEMENT, ACTIVE, EXPIRED);

    private final String word;

    WaiverState(String word) {
        this.word = word;
    }

    /** In English; say it with {@code Say.say}. */
    public String word() {
        return word;
    }

    public boolean isOpen() {
        return OPEN.contains(this);
    }
}
