package org.bylaw.control.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.bylaw.control.CatalogueFilter;
import org.bylaw.control.Decision;

/**
 * What the catalogue shows, as it stands in the address.
 *
 * @param framework the key of the framework
 * @param group the attribute by which the list is grouped, {@code heading}, or empty for none
 * @param matrix whether the controls are counted by two attributes
 * @param rows the attribute of the matrix's rows; empty for the first
 * @param columns the attribute of its columns; empty for the second
 */
record CatalogueAddress(
        String framework, CatalogueFilter filter, String group, boolean matrix, String rows, String columns) {

    static final String HEADING = "heading";
    static final String DEFAULT_FRAMEWORK = "iso27002-2022";
    private static final String ATTRIBUTE = "by.";

    static CatalogueAddress of(QueryParameters query) {
        Map<String, Set<String>> values = new TreeMap<>();
        query.getParameters().forEach((name, chosen) -> {
            if (name.startsWith(ATTRIBUTE) && !chosen.isEmpty()) {
                values.put(name.substring(ATTRIBUTE.length()), new LinkedHashSet<>(chosen));
            }
        });
        return new CatalogueAddress(
                query.getSingleParameter("framework").orElse(DEFAULT_FRAMEWORK),
                new CatalogueFilter(
                        query.getSingleParameter("q").orElse(""),
                        values,
                        query.getSingleParameter("decision")
                                .flatMap(CatalogueAddress::decision)
                                .orElse(null)),
                query.getSingleParameter("group").orElse(""),
                query.getSingleParameter("view").filter("matrix"::equals).isPresent(),
                query.getSingleParameter("rows").orElse(""),
                query.getSingleParameter("columns").orElse(""));
    }

    private static Optional<Decision> decision(String name) {
        return List.of(Decision.values()).stream()
                .filter(value -> value.name().equalsIgnoreCase(name))
                .findFirst();
    }

    QueryParameters query() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        put(query, "framework", framework.equals(DEFAULT_FRAMEWORK) ? "" : framework);
        put(query, "q", filter.text());
        put(
                query,
                "decision",
                filter.decision() == null ? "" : filter.decision().name().toLowerCase());
        new TreeMap<>(filter.values()).forEach((key, values) -> {
            if (!values.isEmpty()) {
                query.put(ATTRIBUTE + key, List.copyOf(values));
            }
        });
        put(query, "group", group);
        put(query, "view", matrix ? "matrix" : "");
        put(query, "rows", rows);
        put(query, "columns", columns);
        return new QueryParameters(query);
    }

    /** The list of those that have these values beside what is filtered already. */
    CatalogueAddress narrowedTo(Map<String, String> chosen) {
        Map<String, Set<String>> values = new TreeMap<>(filter.values());
        chosen.forEach((key, value) -> values.put(key, Set.of(value)));
        return new CatalogueAddress(
                framework, new CatalogueFilter(filter.text(), values, filter.decision()), "", false, "", "");
    }

    private static void put(Map<String, List<String>> query, String name, String value) {
        if (!value.isBlank()) {
            query.put(name, List.of(value));
        }
    }
}
