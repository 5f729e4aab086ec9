package org.bylaw.control;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of a framework is shown.
 *
 * @param text part of a number or title; empty for all
 * @param values by attribute: a control has one of them in each attribute that is named
 * @param decision whether it applies; empty for all
 */
public record CatalogueFilter(
        String text,
        Map<String, Set<String>> values,
        @Nullable Decision decision) {

    public static final CatalogueFilter NONE = new CatalogueFilter("", Map.of(), null);

    public CatalogueFilter {
        values = Map.copyOf(values);
    }
}
