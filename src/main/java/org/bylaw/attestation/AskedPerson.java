package org.bylaw.attestation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person in the list of a campaign.
 *
 * @param reason why the person declined or was excused
 */
public record AskedPerson(
        UUID personId,
        String name,
        @Nullable String email,
        @Nullable String department,
        @Nullable String location,
        @Nullable String manager,
        AttestationState state,
        @Nullable Instant answeredAt,
        @Nullable String reason,
        int reminders,
        @Nullable Instant lastRemindedAt) {}
