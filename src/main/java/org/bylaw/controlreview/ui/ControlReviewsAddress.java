package org.bylaw.controlreview.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.bylaw.controlreview.ControlReviewState;
import org.jspecify.annotations.Nullable;

/**
 * What the list shows, as it stands in the address.
 *
 * @param owner the username of an owner; empty for all
 */
record ControlReviewsAddress(
        String text, @Nullable ControlReviewState state, String owner, boolean overdue, boolean mine) {

    /** Reads an address; parts that make no sense narrow nothing. */
    static ControlReviewsAddress of(QueryParameters query) {
        return new ControlReviewsAddress(
                query.getSingleParameter("q").orElse(""),
                query.getSingleParameter("state")
                        .flatMap(name -> Arrays.stream(ControlReviewState.values())
                                .filter(state -> state.name().equalsIgnoreCase(name))
                                .findFirst())
                        .orElse(null),
                query.getSingleParameter("owner").orElse(""),
                query.getSingleParameter("overdue").isPresent(),
                query.getSingleParameter("mine").isPresent());
    }

    QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "q", text);
        put(query, "state", state == null ? "" : state.name().toLowerCase(Locale.ROOT));
        put(query, "owner", owner);
        put(query, "overdue", overdue ? "yes" : "");
        put(query, "mine", mine ? "yes" : "");
        return QueryParameters.simple(query);
    }

    private static void put(Map<String, String> query, String name, String value) {
        if (!value.isBlank()) {
            query.put(name, value);
        }
    }
}
