package org.bylaw.waiver;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * A waiver with what a reader needs to know of its policy or control.
 *
 * @param number how people call it: 12 is W-12
 * @param subjectName such as "IT-01 Access control" or "8.24 Use of cryptography"
 * @param subjectPath the page of the policy or control, with a leading slash
 * @param ownerId who answers for the policy or control today; empty where nobody does
 * @param versionNumber of the policy when it was asked for or last renewed
 * @param newerVersion of the policy, where another one is in force by now
 * @param endsOn the last day on which it holds
 * @param holderId who has it now; empty where only compliance is left
 * @param waitsFor who decides at present; empty where it waits for nobody, or for several
 * @param revision counts the changes
 */
public record WaiverFacts(
        UUID id,
        long number,
        SubjectRef subject,
        String subjectName,
        String subjectPath,
        @Nullable UUID ownerId,
        @Nullable String ownerName,
        @Nullable String versionNumber,
        @Nullable String newerVersion,
        String title,
        String reason,
        String scope,
        String compensation,
        RiskLevel risk,
        LocalDate endsOn,
        WaiverState state,
        UUID requestedBy,
        String requestedByName,
        Instant requestedAt,
        @Nullable UUID holderId,
        @Nullable String holderName,
        @Nullable String waitsFor,
        @Nullable Instant grantedAt,
        @Nullable Instant expiredAt,
        int renewals,
        @Nullable ClosedHow closedHow,
        @Nullable String closedWord,
        @Nullable String closedByName,
        @Nullable Instant closedAt,
        int revision) {

    public String reference() {
        return "W-" + number;
    }

    /** Such as "W-12 Scanner without a second factor". */
    public String name() {
        return reference() + " " + title;
    }

    public SubjectRef ref() {
        return new SubjectRef(SubjectRef.WAIVER, id);
    }

    String path() {
        return "/waivers/" + id;
    }
}
