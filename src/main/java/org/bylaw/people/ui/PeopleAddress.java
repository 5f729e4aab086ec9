package org.bylaw.people.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bylaw.people.StaffList.Show;
import org.bylaw.shared.Role;
import org.jspecify.annotations.Nullable;

/**
 * What the list of people shows, as it stands in the address.
 *
 * @param department its code; empty for all
 * @param manager the username of whom they report to; empty for anybody
 */
record PeopleAddress(
        String text,
        String department,
        String location,
        @Nullable Role role,
        String manager,
        Show show) {

    /** Reads an address; parts that make no sense narrow nothing. */
    static PeopleAddress of(QueryParameters query) {
        return new PeopleAddress(
                query.getSingleParameter("q").orElse(""),
                query.getSingleParameter("department").orElse(""),
                query.getSingleParameter("location").orElse(""),
                query.getSingleParameter("role").flatMap(Role::ofName).orElse(null),
                query.getSingleParameter("manager").orElse(""),
                query.getSingleParameter("show").flatMap(PeopleAddress::show).orElse(Show.ACTIVE));
    }

    private static Optional<Show> show(String text) {
        return Arrays.stream(Show.values())
                .filter(show -> show.name().equalsIgnoreCase(text))
                .findFirst();
    }

    QueryParameters parameters() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "q", text);
        put(values, "department", department);
        put(values, "location", location);
        put(values, "role", role == null ? "" : role.roleName());
        put(values, "manager", manager);
        put(values, "show", show == Show.ACTIVE ? "" : show.name().toLowerCase(Locale.ROOT));
        return QueryParameters.simple(values);
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isBlank()) {
            values.put(name, value);
        }
    }
}
