package org.bylaw.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy without its texts.
 *
 * @param audienceDepartments codes of the departments it applies to; empty for all
 * @param audienceLocations locations it applies to; empty for all
 * @param controls references of ISO/IEC 27002 controls that it states
 * @param nextReviewOn when it is to be reviewed next; empty while nothing is in force
 * @param retiredAt when it was retired; empty while it was not
 * @param revision counts the changes of these facts
 */
public record PolicyFacts(
        UUID id,
        String reference,
        String title,
        DocumentType documentType,
        UUID ownerId,
        String ownerName,
        UUID departmentId,
        String departmentCode,
        String departmentName,
        Classification classification,
        String language,
        int reviewIntervalMonths,
        List<String> tags,
        List<String> audienceDepartments,
        List<String> audienceLocations,
        List<String> controls,
        @Nullable LocalDate nextReviewOn,
        @Nullable Instant retiredAt,
        UUID createdBy,
        int revision) {}
