package org.bylaw.finding;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which findings are shown.
 *
 * @param text part of the title, or the number: "F-12"; empty for all
 * @param departmentId of the owner
 * @param state empty for all that are not done
 * @param late only those whose date is over
 * @param controlCode the control it is about; empty for all
 */
public record FindingFilter(
        String text,
        @Nullable Severity severity,
        @Nullable UUID ownerId,
        @Nullable UUID departmentId,
        @Nullable ActionState state,
        boolean late,
        String controlCode) {

    public static final FindingFilter NONE = new FindingFilter("", null, null, null, null, false, "");

    public FindingFilter state(@Nullable ActionState wanted) {
        return new FindingFilter(text, severity, ownerId, departmentId, wanted, late, controlCode);
    }
}
