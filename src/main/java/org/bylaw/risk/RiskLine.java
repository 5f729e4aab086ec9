package org.bylaw.risk;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A risk in the register.
 *
 * @param scaleNumber of the scale that it was assessed on; empty while nobody has assessed it
 * @param overdue whether its review or its plan is late
 * @param accepted whether the owner has accepted what remains, and that still holds
 */
public record RiskLine(
        UUID id,
        String reference,
        String title,
        String asset,
        String ownerName,
        @Nullable String departmentName,
        @Nullable Integer scaleNumber,
        @Nullable RiskLevel level,
        @Nullable RiskLevel residualLevel,
        @Nullable Treatment treatment,
        @Nullable LocalDate reviewOn,
        boolean open,
        boolean overdue,
        boolean accepted,
        int controls) {}
