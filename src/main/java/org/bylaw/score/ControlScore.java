package org.bylaw.score;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.bylaw.control.ImplementationStatus;
import org.jspecify.annotations.Nullable;

/**
 * The points of one applicable control, with every part that they come from.
 *
 * @param points by its nature, before the weight
 * @param weight 0 to 10; 1 unless the organisation says otherwise
 * @param possible points times weight
 * @param implementationShare in percent
 * @param reviewShare in percent
 * @param gained possible, times both shares
 * @param review the last review that was closed; empty where there was none
 */
public record ControlScore(
        UUID controlId,
        String code,
        String ref,
        String title,
        @Nullable String ownerName,
        Nature nature,
        int points,
        BigDecimal weight,
        BigDecimal possible,
        ImplementationStatus status,
        int implementationShare,
        int reviewShare,
        @Nullable LastReview review,
        BigDecimal gained) {

    /** What a review found, and when it was closed. */
    public record LastReview(UUID id, int number, ReviewResult result, Instant closedAt) {}

    public BigDecimal toGain() {
        return possible.subtract(gained);
    }

    public NextStep next() {
        if (toGain().signum() == 0) {
            return NextStep.NONE;
        }
        return switch (status) {
            case NOT_STARTED, PLANNED -> NextStep.IMPLEMENT;
            case PARTLY_IMPLEMENTED -> NextStep.FINISH;
            case IMPLEMENTED ->
                review == null || review.result() == ReviewResult.NOT_TESTED ? NextStep.REVIEW : NextStep.CORRECT;
        };
    }
}
