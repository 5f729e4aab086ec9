package org.bylaw.risk;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How high a risk is, and what is done about it.
 *
 * @param likelihood a step of the scale in use, before treatment
 * @param plan what is done; empty only where the risk is retained
 * @param planDueOn by when
 * @param planDoneOn since when it is done; empty while it is not
 * @param residualLikelihood after treatment; empty, as the impact then is, while nobody can say
 * @param reviewOn when it is to be looked at again
 */
public record Assessment(
        @Nullable Integer likelihood,
        @Nullable Integer impact,
        @Nullable Treatment treatment,
        String plan,
        @Nullable LocalDate planDueOn,
        @Nullable LocalDate planDoneOn,
        @Nullable Integer residualLikelihood,
        @Nullable Integer residualImpact,
        @Nullable LocalDate reviewOn) {}
