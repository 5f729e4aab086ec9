package org.bylaw.review.ui;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the calendar shows, as it stands in the address.
 *
 * @param owner the username of a policy owner; empty for all
 * @param department the code of a department; empty for all
 * @param month one month; it goes before {@code show}
 */
record CalendarAddress(
        String owner,
        String department,
        Show show,
        @Nullable YearMonth month) {

    /** The parts that the figures open. */
    enum Show {
        ALL,
        LATE,
        MONTH,
        SOON,
        DONE
    }

    /** Reads an address; parts that make no sense narrow nothing. */
    static CalendarAddress of(QueryParameters parameters) {
        return new CalendarAddress(
                parameters.getSingleParameter("owner").orElse(""),
                parameters.getSingleParameter("department").orElse(""),
                parameters
                        .getSingleParameter("show")
                        .flatMap(text -> Arrays.stream(Show.values())
                                .filter(show -> show.name().equalsIgnoreCase(text))
                                .findFirst())
                        .orElse(Show.ALL),
                parameters
                        .getSingleParameter("month")
                        .flatMap(CalendarAddress::month)
                        .orElse(null));
    }

    private static Optional<YearMonth> month(String text) {
        try {
            return Optional.of(YearMonth.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    CalendarAddress owner(String username) {
        return new CalendarAddress(username, department, show, month);
    }

    CalendarAddress department(String code) {
        return new CalendarAddress(owner, code, show, month);
    }

    CalendarAddress show(Show part) {
        return new CalendarAddress(owner, department, part, null);
    }

    CalendarAddress month(@Nullable YearMonth chosen) {
        return new CalendarAddress(owner, department, Show.ALL, chosen);
    }

    QueryParameters parameters() {
        return QueryParameters.simple(values());
    }

    /** The address itself, without a leading slash. */
    String path() {
        Map<String, String> values = values();
        return values.isEmpty()
                ? "reviews"
                : values.entrySet().stream()
                        .map(entry ->
                                entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "reviews?", ""));
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "owner", owner);
        put(values, "department", department);
        put(values, "show", show == Show.ALL ? "" : show.name().toLowerCase(Locale.ROOT));
        put(values, "month", month == null ? "" : month.toString());
        return values;
    }

    private static void put(Map<String, String> values, String name, String value) {
        if (!value.isBlank()) {
            values.put(name, value);
        }
    }
}
