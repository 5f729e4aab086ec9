package org.bylaw.evidence.ui;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.bylaw.evidence.EvidenceFilter;
import org.bylaw.evidence.EvidenceKind;
import org.bylaw.evidence.Validity;

/** What the register shows, as it stands in the address. */
final class EvidenceAddress {

    /** Whoever opens the page; so that a mail to many can lead each to their own. */
    private static final String ME = "me";

    private EvidenceAddress() {}

    static EvidenceFilter filter(QueryParameters query, Supplier<UUID> me) {
        return new EvidenceFilter(
                query.getSingleParameter("q").orElse(""),
                query.getSingleParameter("kind")
                        .flatMap(name -> named(EvidenceKind.values(), name))
                        .orElse(null),
                query.getSingleParameter("state")
                        .flatMap(name -> named(Validity.values(), name))
                        .orElse(null),
                query.getSingleParameter("owner").flatMap(name -> id(name, me)).orElse(null),
                query.getSingleParameter("control").orElse(null));
    }

    static QueryParameters query(EvidenceFilter filter) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        put(query, "q", filter.text());
        put(query, "kind", filter.kind() == null ? "" : filter.kind().name().toLowerCase());
        put(
                query,
                "state",
                filter.validity() == null ? "" : filter.validity().name().toLowerCase());
        put(query, "owner", Objects.toString(filter.owner(), ""));
        put(query, "control", Objects.requireNonNullElse(filter.control(), ""));
        return new QueryParameters(query);
    }

    private static void put(Map<String, List<String>> query, String name, String value) {
        if (!value.isBlank()) {
            query.put(name, List.of(value));
        }
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static Optional<UUID> id(String name, Supplier<UUID> me) {
        if (name.equals(ME)) {
            return Optional.of(me.get());
        }
        try {
            return Optional.of(UUID.fromString(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
