package org.bylaw.control.exchange;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A framework in the list of them.
 *
 * @param name with the edition
 * @param source where its numbers and titles come from
 * @param tailored whether its controls are tailored here; others are measured through mappings
 * @param shipped whether it comes with the product, so that it stays
 * @param controls without headings
 * @param mappings in both directions
 * @param texts how many controls have licensed text, in any language
 * @param importedBy empty where it is shipped
 * @param replaces the key of the edition that it took the place of
 * @param replacedBy the name of the edition that took its place
 */
public record FrameworkRow(
        UUID id,
        String key,
        String name,
        String publisher,
        String source,
        boolean tailored,
        boolean shipped,
        int controls,
        int mappings,
        int texts,
        @Nullable String importedBy,
        @Nullable Instant importedAt,
        @Nullable String replaces,
        @Nullable String replacedBy,
        @Nullable String replacedByKey) {}
