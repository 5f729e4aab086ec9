package org.bylaw.risk;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a risk is, as somebody enters it.
 *
 * @param asset the asset or process that it threatens
 * @param vulnerability what makes it possible; empty where nobody says
 * @param controls the ids of the controls that treat it
 */
public record RiskEntry(
        String title,
        String asset,
        String threat,
        String vulnerability,
        @Nullable UUID ownerId,
        @Nullable UUID departmentId,
        Set<UUID> controls) {

    public RiskEntry {
        controls = Set.copyOf(controls);
    }
}
