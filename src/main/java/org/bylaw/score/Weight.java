package org.bylaw.score;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the organisation says of one control beside the rule.
 *
 * @param mandatory whether people can't get round it; null: as its theme has it
 * @param weight 0 to 10, two places
 * @param revision for saving
 */
public record Weight(@Nullable Boolean mandatory, BigDecimal weight, int revision) {}
