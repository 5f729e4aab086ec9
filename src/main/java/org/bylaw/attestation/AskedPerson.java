package org.bylaw.attestation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person in the list of a campaign, once for each policy that it asks about.
 *
 * @param policy the policy's title
 * @param reason why the person declined or was excused
 * @param version the number of the version
 * @param askedLater whether the person joined or moved after the launch
 * @param confirmation how it was confirmed, where it was
 * @param signedOn the day on the paper, where it was recorded from paper
 */
public record AskedPerson(
        UUID personId,
        UUID policyVersionId,
        String name,
        String policy,
        @Nullable String email,
        @Nullable String department,
        @Nullable String location,
        @Nullable String manager,
        AttestationState state,
        @Nullable Instant answeredAt,
        @Nullable String reason,
        int reminders,
        @Nullable Instant lastRemindedAt,
        String username,
        String version,
        boolean askedLater,
        Confirmation confirmation,
        @Nullable LocalDate signedOn) {}
