package org.bylaw.attestation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person being asked, as that person sees it.
 *
 * @param title such as "Access control policy 2.0"
 * @param sha256 fingerprint of the text that is to be confirmed
 * @param statement the sentence to confirm, or that was confirmed
 * @param reason why the person declined or was excused
 * @param taken whether the campaign still takes answers
 * @param confirmation how it is to be confirmed, or was
 */
public record Asked(
        UUID campaignId,
        UUID policyId,
        UUID policyVersionId,
        String title,
        String reference,
        String version,
        String message,
        String statement,
        String sha256,
        UUID ownerId,
        String ownerName,
        LocalDate dueOn,
        AttestationState state,
        @Nullable Instant answeredAt,
        @Nullable String reason,
        boolean taken,
        Confirmation confirmation) {}
