package org.bylaw.work.ui;

import com.vaadin.flow.router.QueryParameters;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What "My work" shows, as it stands in the address.
 *
 * @param kind of duty; empty for all
 * @param whose the username of somebody for whom I act, or {@code me}; empty for all
 */
record WorkAddress(String kind, String whose) {

    static final String ME = "me";

    static WorkAddress of(QueryParameters query) {
        return new WorkAddress(
                query.getSingleParameter("kind").orElse(""),
                query.getSingleParameter("for").orElse(""));
    }

    WorkAddress kind(String wish) {
        return new WorkAddress(wish, whose);
    }

    WorkAddress whose(String wish) {
        return new WorkAddress(kind, wish);
    }

    /** The address itself, relative to the root. */
    String path() {
        List<String> parts = Stream.of(part("kind", kind), part("for", whose))
                .flatMap(Optional::stream)
                .toList();
        return parts.isEmpty() ? "." : parts.stream().collect(Collectors.joining("&", "?", ""));
    }

    private static Optional<String> part(String name, String value) {
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
