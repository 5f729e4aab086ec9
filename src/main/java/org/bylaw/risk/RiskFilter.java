package org.bylaw.risk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which risks are shown; what is empty narrows nothing.
 *
 * @param text part of a reference, title, asset or threat
 * @param standing how high it is now, or that nobody has assessed it
 * @param control the code of a control that treats it
 * @param cell a cell of the matrix
 */
public record RiskFilter(
        String text,
        @Nullable Standing standing,
        @Nullable Treatment treatment,
        @Nullable UUID ownerId,
        @Nullable UUID departmentId,
        String control,
        State state,
        boolean overdue,
        @Nullable Cell cell) {

    public static final RiskFilter NONE = new RiskFilter("", null, null, null, null, "", State.OPEN, false, null);

    /** Which part of the register. */
    public enum State {
        OPEN,
        CLOSED,
        ALL
    }

    /** What is asked of how high a risk is. */
    public enum Standing {
        LOW,
        MEDIUM,
        HIGH,
        VERY_HIGH,
        /** Higher than its owner may accept. */
        ABOVE,
        /** Assessed and not accepted, or accepted as it no longer is. */
        NOT_ACCEPTED,
        NOT_ASSESSED,
        /** Assessed on a scale that is no longer in use. */
        OLDER_SCALE
    }

    /** A cell of the matrix of the scale in use, before or after treatment. */
    public record Cell(boolean after, int likelihood, int impact) {}

    public RiskFilter withCell(@Nullable Cell wanted) {
        return new RiskFilter(text, standing, treatment, ownerId, departmentId, control, state, overdue, wanted);
    }
}
