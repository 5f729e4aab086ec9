package org.bylaw.attestation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which attestations of a manager's team.
 *
 * @param policyId of one policy only
 * @param below whether those count who report through others
 */
public record TeamFilter(Show show, @Nullable UUID policyId, boolean below) {

    public static final TeamFilter STILL_OPEN = new TeamFilter(Show.OPEN, null, false);

    /** Which answers. */
    public enum Show {
        OPEN,
        LATE,
        ANSWERED,
        ALL
    }
}
