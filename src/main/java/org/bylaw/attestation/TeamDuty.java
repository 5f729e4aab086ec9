package org.bylaw.attestation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one person of a team is asked to attest.
 *
 * @param what the policy's title with the number of its version
 * @param manager whom the person reports to
 * @param lastRemindedAt empty where nobody reminded the person yet
 */
public record TeamDuty(
        UUID campaignId,
        UUID personId,
        UUID policyVersionId,
        String name,
        String what,
        String manager,
        AttestationState state,
        LocalDate dueOn,
        @Nullable Instant answeredAt,
        @Nullable Instant lastRemindedAt) {

    public boolean open() {
        return state == AttestationState.OPEN;
    }
}
