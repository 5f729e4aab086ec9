package org.bylaw.score;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far the organisation stands against one framework.
 *
 * @param tailored whether its own controls are reviewed; the others are measured through what corresponds to them
 * @param controls applicable controls that count for it
 * @param complete those among them that have all their points
 * @param parts its clauses, articles, outcomes or requirements, without headings
 * @param met parts to which at least one applicable control corresponds
 * @param before percent thirty days ago; empty where that is not known
 */
public record FrameworkScore(
        UUID id,
        String key,
        String name,
        boolean tailored,
        BigDecimal gained,
        BigDecimal possible,
        int controls,
        int complete,
        int parts,
        int met,
        @Nullable Integer before) {

    /** In percent, rounded down: 100 is said only of what has all its points. */
    public int percent() {
        return percent(gained, possible);
    }

    static int percent(BigDecimal gained, BigDecimal possible) {
        return possible.signum() == 0
                ? 0
                : gained.multiply(BigDecimal.valueOf(100))
                        .divide(possible, 0, RoundingMode.DOWN)
                        .intValue();
    }
}
