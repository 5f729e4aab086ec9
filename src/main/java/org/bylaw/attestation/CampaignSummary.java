package org.bylaw.attestation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.audience.AudienceRule;
import org.jspecify.annotations.Nullable;

/**
 * A campaign with its figures.
 *
 * @param title such as "Access control policy 2.0"
 * @param reason why it was cancelled
 * @param policies what it asks about, at least one
 * @param audienceName under which name the audience was chosen, if any
 * @param responsibleId who answers for it
 * @param startedBy empty where the publication of a major change started it
 */
public record CampaignSummary(
        UUID id,
        List<AskedPolicy> policies,
        AudienceRule audience,
        @Nullable String audienceName,
        String title,
        String message,
        String statement,
        CampaignState state,
        Instant opensAt,
        LocalDate dueOn,
        int graceDays,
        @Nullable Instant endedAt,
        @Nullable String reason,
        @Nullable String startedBy,
        UUID responsibleId,
        String responsibleName,
        Figures figures) {

    /** One of the policies that it asks about, in its order. */
    public record AskedPolicy(UUID id, String reference) {}
}
