package org.bylaw.waiver;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one person sees of a waiver, and may do with it now.
 *
 * @param open the request that is being decided; empty where none is
 * @param why why the current person decides or signs: "as the owner"; empty where it is not their turn
 * @param managementSigns whether management signs after the owner, of what is being decided
 * @param renewalsLeft how often it can still be renewed
 */
public record WaiverPage(
        WaiverFacts waiver,
        List<WaiverRound> rounds,
        List<WaiverDecision> decisions,
        List<WaiverControl> controls,
        @Nullable WaiverRound open,
        @Nullable String why,
        boolean managementSigns,
        int renewalsLeft,
        May may) {

    /** Each act of the page, and whether it is the current person's to do. */
    public record May(
            boolean decide,
            boolean sign,
            boolean answer,
            boolean withdraw,
            boolean renew,
            boolean close,
            boolean revoke,
            boolean seeControls) {}
}
