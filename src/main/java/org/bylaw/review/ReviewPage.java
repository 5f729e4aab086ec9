package org.bylaw.review;

import java.time.LocalDate;
import java.util.List;
import org.bylaw.policy.VersionFacts;
import org.jspecify.annotations.Nullable;

/**
 * What one person sees of a review.
 *
 * @param why why the reviewer is asked: "as the owner"
 * @param earlier reviews of the policy that were done before, the newest first
 * @param newer versions that were begun since the reviewed one, the newest first
 * @param next the review that is planned after this one
 * @param turn empty where the current person is not the one to decide
 * @param nextDueOn when the next review would be due if the text were reaffirmed today
 */
public record ReviewPage(
        ReviewFacts review,
        String why,
        List<ReviewFacts> earlier,
        List<VersionFacts> newer,
        @Nullable ReviewFacts next,
        @Nullable Turn turn,
        LocalDate nextDueOn,
        boolean mayBringForward) {

    /**
     * The current person decides.
     *
     * @param absentName for whom; empty where it is their own
     * @param absentUntil the last day of that absence
     */
    public record Turn(
            @Nullable String absentName, @Nullable LocalDate absentUntil) {}
}
