package org.bylaw.waiver;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Once that a waiver was put forward.
 *
 * @param number 0 for the first request, 1 for the first renewal and so on
 * @param endsOn the end that was asked for
 * @param dueOn the last day on which a decision is not late
 * @param deciderId who decides first; empty for compliance
 * @param deciderWhy why it is that person, in English
 * @param question what was asked back last
 */
public record WaiverRound(
        UUID waiverId,
        int number,
        UUID askedBy,
        String askedByName,
        Instant askedAt,
        String reason,
        RiskLevel risk,
        LocalDate endsOn,
        State state,
        LocalDate dueOn,
        @Nullable UUID deciderId,
        @Nullable String deciderName,
        String deciderWhy,
        @Nullable String question,
        @Nullable String answer) {

    /** Where it stands. */
    public enum State {
        ASKED,
        ASKED_BACK,
        TO_MANAGEMENT,
        GRANTED,
        REFUSED,
        WITHDRAWN,
        /** The waiver was closed before it was decided. */
        OVERTAKEN;

        public boolean isOpen() {
            return this == ASKED || this == ASKED_BACK || this == TO_MANAGEMENT;
        }
    }

    public boolean isRenewal() {
        return number > 0;
    }
}
