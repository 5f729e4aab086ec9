package org.bylaw.waiver.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.bylaw.waiver.RiskLevel;
import org.bylaw.waiver.WaiverFilter;
import org.bylaw.waiver.WaiverFilter.Show;
import org.jspecify.annotations.Nullable;

/** What the register shows, as it stands in the address. */
record WaiversAddress(WaiverFilter filter) {

    /** Reads an address; parts that make no sense narrow nothing. */
    static WaiversAddress of(QueryParameters query) {
        Optional<UUID> policy = query.getSingleParameter(SubjectRef.POLICY).flatMap(WaiversAddress::id);
        Optional<UUID> control = query.getSingleParameter(SubjectRef.CONTROL).flatMap(WaiversAddress::id);
        return new WaiversAddress(new WaiverFilter(
                query.getSingleParameter("q").orElse(""),
                one(Show.values(), query.getSingleParameter("show")).orElse(Show.ALL),
                one(RiskLevel.values(), query.getSingleParameter("risk")).orElse(null),
                policy.map(id -> SubjectRef.POLICY)
                        .or(() -> control.map(id -> SubjectRef.CONTROL))
                        .or(() -> query.getSingleParameter("kind")
                                .filter(kind -> kind.equals(SubjectRef.POLICY) || kind.equals(SubjectRef.CONTROL)))
                        .orElse(null),
                policy.or(() -> control).orElse(null),
                query.getSingleParameter("mine").filter("yes"::equals).isPresent()));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Optional<E> one(E[] values, Optional<String> name) {
        return name.flatMap(wish -> Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(wish))
                .findFirst());
    }

    static String path(Show show) {
        return "waivers?show=" + show.name().toLowerCase(Locale.ROOT);
    }

    QueryParameters query() {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "q", filter.text());
        put(query, "show", filter.show() == Show.ALL ? "" : word(filter.show()));
        put(query, "risk", word(filter.risk()));
        if (filter.subjectId() != null && filter.subjectKind() != null) {
            put(query, filter.subjectKind(), filter.subjectId().toString());
        } else {
            put(query, "kind", filter.subjectKind() == null ? "" : filter.subjectKind());
        }
        put(query, "mine", filter.mine() ? "yes" : "");
        return QueryParameters.simple(query);
    }

    private static String word(@Nullable Enum<?> value) {
        return value == null ? "" : value.name().toLowerCase(Locale.ROOT);
    }

    private static void put(Map<String, String> query, String name, String value) {
        if (!value.isBlank()) {
            query.put(name, value);
        }
    }
}
