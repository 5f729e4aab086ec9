package org.bylaw.attestation;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.audience.AudienceRule;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to ask for.
 *
 * @param policyIds the policies whose versions in force are asked about, in this order; at least one
 * @param title empty for the name of its one policy
 * @param message stands above the text; may be empty
 * @param statement the sentence that people confirm
 * @param audienceName under which name the audience was chosen, if any
 * @param graceDays days after the due date on which late answers are still taken, 0 to 365
 * @param askAgain whether people whose attestation is still valid are asked as well
 * @param follows whether those who join or move after it closed are asked, too
 * @param confirming how they confirm, and what they are asked before
 */
public record NewCampaign(
        List<UUID> policyIds,
        String title,
        String message,
        String statement,
        AudienceRule audience,
        @Nullable String audienceName,
        LocalDate dueOn,
        int graceDays,
        boolean askAgain,
        boolean follows,
        Confirming confirming) {

    /** Confirmed by a click. */
    public NewCampaign(
            List<UUID> policyIds,
            String title,
            String message,
            String statement,
            AudienceRule audience,
            @Nullable String audienceName,
            LocalDate dueOn,
            int graceDays,
            boolean askAgain,
            boolean follows) {
        this(
                policyIds,
                title,
                message,
                statement,
                audience,
                audienceName,
                dueOn,
                graceDays,
                askAgain,
                follows,
                Confirming.BY_CLICK);
    }

    public NewCampaign {
        policyIds = policyIds.stream().distinct().toList();
    }
}
