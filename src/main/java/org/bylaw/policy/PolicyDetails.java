package org.bylaw.policy;

import java.util.Set;
import java.util.UUID;

/**
 * What somebody enters about a policy.
 *
 * @param reference unique in the organisation: 2 to 30 capital letters, digits, dots, dashes and underscores
 * @param title 1 to 200 characters
 * @param language of the text: en, de, fr, es, it or nl
 * @param audienceDepartments codes of departments; empty for all
 * @param audienceLocations names of locations; empty for all
 * @param reviewIntervalMonths 1 to 60
 * @param controls references of ISO/IEC 27002 controls
 */
public record PolicyDetails(
        String reference,
        String title,
        DocumentType documentType,
        UUID ownerId,
        UUID departmentId,
        Classification classification,
        String language,
        Set<String> audienceDepartments,
        Set<String> audienceLocations,
        int reviewIntervalMonths,
        Set<String> tags,
        Set<String> controls) {}
