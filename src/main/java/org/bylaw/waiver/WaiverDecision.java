package org.bylaw.waiver;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided.
 *
 * @param round which time of putting forward it answered
 * @param words the reason, the question, or whatever was said with it; may be empty
 * @param decidedForName who was away and had it
 */
public record WaiverDecision(
        UUID id,
        int round,
        Stage stage,
        Outcome outcome,
        String words,
        UUID decidedBy,
        String decidedByName,
        @Nullable String decidedForName,
        Instant decidedAt) {

    /** Whose turn it was. */
    public enum Stage {
        OWNER,
        MANAGEMENT
    }

    /** What it came to. */
    public enum Outcome {
        AGREED,
        REFUSED,
        ASKED_BACK
    }
}
