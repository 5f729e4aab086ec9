package org.bylaw.audit.ui;

import com.vaadin.flow.router.QueryParameters;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.bylaw.audit.TrailFilter;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * What the search shows, as it stands in the address; what cannot be read there narrows nothing.
 *
 * @param to the last day that belongs to it
 * @param row the number of the row whose details are open
 */
record TrailAddress(
        @Nullable SubjectRef object,
        @Nullable UUID person,
        boolean byBylaw,
        Set<String> acts,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String address,
        String text,
        @Nullable Long row) {

    static final TrailAddress ALL = new TrailAddress(null, null, false, Set.of(), null, null, "", "", null);

    private static final String BYLAW = "bylaw";

    static TrailAddress of(QueryParameters query) {
        String person = query.getSingleParameter("person").orElse("");
        return new TrailAddress(
                query.getSingleParameter("object").flatMap(TrailAddress::object).orElse(null),
                id(person).orElse(null),
                person.equals(BYLAW),
                new TreeSet<>(query.getParameters("act")),
                query.getSingleParameter("from").flatMap(TrailAddress::day).orElse(null),
                query.getSingleParameter("to").flatMap(TrailAddress::day).orElse(null),
                query.getSingleParameter("address").orElse(""),
                query.getSingleParameter("q").orElse(""),
                query.getSingleParameter("row")
                        .filter(number -> number.matches("\\d{1,18}"))
                        .map(Long::valueOf)
                        .orElse(null));
    }

    QueryParameters query() {
        Map<String, List<String>> query = new LinkedHashMap<>();
        if (object != null) {
            query.put("object", List.of(object.kind() + ":" + object.id()));
        }
        put(query, "person", byBylaw ? BYLAW : Objects.toString(person, ""));
        if (!acts.isEmpty()) {
            query.put("act", List.copyOf(new TreeSet<>(acts)));
        }
        put(query, "from", Objects.toString(from, ""));
        put(query, "to", Objects.toString(to, ""));
        put(query, "address", address);
        put(query, "q", text);
        put(query, "row", Objects.toString(row, ""));
        return new QueryParameters(query);
    }

    TrailFilter filter(Clock clock) {
        return new TrailFilter(
                object,
                byBylaw ? null : person,
                byBylaw,
                acts,
                start(from, clock),
                to == null ? null : start(to.plusDays(1), clock),
                address,
                text);
    }

    TrailAddress withRow(@Nullable Long number) {
        return new TrailAddress(object, person, byBylaw, acts, from, to, address, text, number);
    }

    private static @Nullable Instant start(@Nullable LocalDate day, Clock clock) {
        return day == null ? null : day.atStartOfDay(clock.getZone()).toInstant();
    }

    private static void put(Map<String, List<String>> query, String name, String value) {
        if (!value.isBlank()) {
            query.put(name, List.of(value.strip()));
        }
    }

    private static Optional<SubjectRef> object(String text) {
        int colon = text.indexOf(':');
        return colon < 1
                ? Optional.empty()
                : id(text.substring(colon + 1)).map(id -> new SubjectRef(text.substring(0, colon), id));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The years that a database and people can tell apart. */
    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 1 && day.getYear() <= 9998);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
