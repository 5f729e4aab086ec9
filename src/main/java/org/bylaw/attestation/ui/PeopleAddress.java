package org.bylaw.attestation.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.bylaw.attestation.AttestationState;
import org.bylaw.attestation.Grouping;
import org.bylaw.attestation.PeopleFilter;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign's page shows, as it stands in the address.
 *
 * @param by how the people are grouped above the list
 */
record PeopleAddress(Grouping by, PeopleFilter filter) {

    /** Reads an address; parts that make no sense narrow nothing. */
    static PeopleAddress of(QueryParameters parameters) {
        return new PeopleAddress(
                value(parameters, "by", text -> Grouping.valueOf(text.toUpperCase(Locale.ROOT))) instanceof Grouping by
                        ? by
                        : Grouping.DEPARTMENT,
                new PeopleFilter(
                        value(parameters, "answer", text -> AttestationState.valueOf(text.toUpperCase(Locale.ROOT))),
                        value(parameters, "department", UUID::fromString),
                        value(parameters, "manager", UUID::fromString),
                        value(parameters, "location", Function.identity()),
                        parameters.getSingleParameter("name").orElse("")));
    }

    private static <T> @Nullable T value(QueryParameters parameters, String name, Function<String, T> read) {
        try {
            return parameters
                    .getSingleParameter(name)
                    .filter(text -> !text.isBlank())
                    .map(read)
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    PeopleAddress by(Grouping grouping) {
        return new PeopleAddress(grouping, new PeopleFilter(filter.state(), null, null, null, filter.text()));
    }

    PeopleAddress answer(@Nullable AttestationState state) {
        return new PeopleAddress(
                by,
                new PeopleFilter(state, filter.departmentId(), filter.managerId(), filter.location(), filter.text()));
    }

    PeopleAddress name(String text) {
        return new PeopleAddress(
                by,
                new PeopleFilter(filter.state(), filter.departmentId(), filter.managerId(), filter.location(), text));
    }

    /** Opens one of the groups, or closes it with an empty key. */
    PeopleAddress group(@Nullable String key) {
        return new PeopleAddress(
                by,
                switch (by) {
                    case DEPARTMENT -> new PeopleFilter(filter.state(), id(key), null, null, filter.text());
                    case MANAGER -> new PeopleFilter(filter.state(), null, id(key), null, filter.text());
                    case LOCATION -> new PeopleFilter(filter.state(), null, null, key, filter.text());
                });
    }

    private static @Nullable UUID id(@Nullable String key) {
        return key == null ? null : UUID.fromString(key);
    }

    /** The key of the group that is open. */
    @Nullable
    String openGroup() {
        Object key =
                switch (by) {
                    case DEPARTMENT -> filter.departmentId();
                    case MANAGER -> filter.managerId();
                    case LOCATION -> filter.location();
                };
        return key == null ? null : key.toString();
    }

    QueryParameters parameters() {
        Map<String, String> values = new LinkedHashMap<>();
        if (by != Grouping.DEPARTMENT) {
            values.put("by", by.name().toLowerCase(Locale.ROOT));
        }
        put(
                values,
                "answer",
                filter.state() == null ? null : filter.state().name().toLowerCase(Locale.ROOT));
        put(values, "department", filter.departmentId());
        put(values, "manager", filter.managerId());
        put(values, "location", filter.location());
        put(values, "name", filter.text().isBlank() ? null : filter.text());
        return QueryParameters.simple(values);
    }

    private static void put(Map<String, String> values, String name, @Nullable Object value) {
        if (value != null) {
            values.put(name, value.toString());
        }
    }
}
