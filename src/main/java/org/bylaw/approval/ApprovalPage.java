package org.bylaw.approval;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one person sees of a round.
 *
 * @param earlier the rounds before, newest first
 * @param turns where this person is asked now; more than one for a substitute
 * @param wroteIt this person wrote part of the text and so decides nothing
 * @param mayHandOver this person owns the policy and the round is open
 * @param textChanged the text is no longer the one that the round froze
 */
public record ApprovalPage(
        RoundView round,
        List<RoundView> earlier,
        List<Turn> turns,
        boolean wroteIt,
        boolean mayHandOver,
        boolean textChanged) {

    /**
     * One chance to decide.
     *
     * @param why "as the owner's manager"
     * @param absentName for whom the person decides; null for oneself
     * @param absentUntil the last day of the absence
     */
    public record Turn(
            UUID seatId,
            String stageName,
            boolean needsSignature,
            String why,
            @Nullable String absentName,
            @Nullable LocalDate absentUntil) {}
}
