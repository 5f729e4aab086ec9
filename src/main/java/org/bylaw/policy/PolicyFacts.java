package org.bylaw.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A policy without its texts.
 *
 * @param audienceDepartments codes of the departments it applies to; empty for all
 * @param audienceLocations locations it applies to; empty for all
 * @param controls codes of the controls that it states, such as 8.24
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
        int revision) {

    /** What differs in the facts of another state, in words for the record: each with how it was and how it is. */
    Map<String, Change> changesTo(PolicyFacts after) {
        Map<String, String> before = words();
        Map<String, Change> changes = new LinkedHashMap<>();
        after.words().forEach((name, now) -> {
            String was = before.get(name);
            if (!now.equals(was)) {
                changes.put(name, new Change(was, now));
            }
        });
        return changes;
    }

    /** How one fact was and how it is. */
    record Change(String before, String after) {}

    private Map<String, String> words() {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("reference", reference);
        words.put("title", title);
        words.put("type", documentType.word());
        words.put("owner", ownerName);
        words.put("department", departmentName);
        words.put("classification", classification.word());
        words.put("language", language);
        words.put("reviewEveryMonths", String.valueOf(reviewIntervalMonths));
        words.put("tags", String.join(", ", tags));
        words.put("audienceDepartments", String.join(", ", audienceDepartments));
        words.put("audienceLocations", String.join(", ", audienceLocations));
        words.put("controls", String.join(", ", controls));
        return words;
    }
}
