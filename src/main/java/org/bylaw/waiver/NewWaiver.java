package org.bylaw.waiver;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for.
 *
 * @param subject the policy or the control
 * @param title the exception in a few words
 * @param reason why it is needed
 * @param scope whom or what it covers
 * @param compensation what is done instead
 * @param controls those that make up for it, by id; may be empty
 * @param endsOn the last day on which it is to hold
 */
public record NewWaiver(
        SubjectRef subject,
        String title,
        String reason,
        String scope,
        String compensation,
        Set<UUID> controls,
        @Nullable RiskLevel risk,
        @Nullable LocalDate endsOn) {

    public NewWaiver {
        controls = Set.copyOf(controls);
    }
}
