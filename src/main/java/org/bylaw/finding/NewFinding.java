package org.bylaw.finding;

import java.time.LocalDate;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * What somebody found.
 *
 * @param origin where: a control review, or the control itself where it was outside of one
 * @param ownerId who is to correct it; empty for whoever answers for the control
 * @param dueOn the last day that is not late; empty for what the severity allows
 */
public record NewFinding(
        UUID controlId,
        SubjectRef origin,
        Severity severity,
        String title,
        String description,
        @Nullable UUID ownerId,
        @Nullable LocalDate dueOn) {}
