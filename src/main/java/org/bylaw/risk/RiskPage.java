package org.bylaw.risk;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A risk, and what the current person may do with it.
 *
 * @param scale the one that it was assessed on, or is to be
 * @param current the one that is in use
 * @param acceptances the newest first
 * @param notToAccept why the current person may not accept what remains; empty where they may
 */
public record RiskPage(
        RiskFacts risk,
        Scale scale,
        Scale current,
        List<Acceptance> acceptances,
        boolean mayDescribe,
        boolean mayAssess,
        boolean mayReopen,
        @Nullable String notToAccept,
        boolean mine) {

    public boolean onOlderScale() {
        return scale.number() < current.number();
    }

    /** The acceptance that holds. */
    public Optional<Acceptance> accepted() {
        return acceptances.stream().filter(Acceptance::holds).findFirst();
    }

    public boolean mayAccept() {
        return notToAccept == null && accepted().isEmpty();
    }

    /** Whether what remains is higher than its owner may accept. */
    public boolean aboveAcceptable() {
        return risk.residualLevel() != null && risk.residualLevel().compareTo(current.acceptable()) > 0;
    }
}
