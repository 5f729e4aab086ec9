package org.bylaw.attestation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked or said instead of attesting, and what the owner answered.
 *
 * @param title of the version that it is about, such as "Access control policy 2.0"
 * @param words the question, the reason or the wish
 * @param dueOn the last day for the answer that is not late
 * @param ownerId who has to answer
 */
public record FollowUp(
        UUID id,
        UUID campaignId,
        String campaignTitle,
        UUID policyVersionId,
        UUID policyId,
        String title,
        UUID personId,
        String personName,
        Kind kind,
        String words,
        Instant askedAt,
        LocalDate dueOn,
        UUID ownerId,
        String ownerName,
        State state,
        @Nullable String answer,
        @Nullable String answeredByName,
        @Nullable Instant answeredAt) {

    /** Why there is something to answer. */
    public enum Kind {
        DECLINED,
        QUESTION,
        EXCEPTION,
        /** All attempts at the questions were used. */
        FAILED_TEST;

        /** Whether whoever answers may release the person from what is asked. */
        public boolean canBeGranted() {
            return this != QUESTION;
        }
    }

    /** How it stands, or ended. */
    public enum State {
        OPEN,
        ANSWERED,
        GRANTED,
        REFUSED,
        /** No answer was needed any more: the person attested or left, or the campaign ended. */
        SETTLED
    }
}
