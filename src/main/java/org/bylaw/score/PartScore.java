package org.bylaw.score;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How far one part of a framework is met by the controls that correspond to it.
 *
 * @param heading the title of what it belongs to; empty where there is none
 * @param controls applicable controls that correspond to it, or to what it belongs to
 */
public record PartScore(
        String code,
        String ref,
        String title,
        @Nullable String heading,
        int controls,
        BigDecimal gained,
        BigDecimal possible) {

    public int percent() {
        return FrameworkScore.percent(gained, possible);
    }
}
