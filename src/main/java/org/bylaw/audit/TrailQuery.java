package org.bylaw.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The SQL for a filter. "Done to it or told on its page" and "by them or for them" are alternatives that no one index
 * holds; each gets a query of its own, which reads its index in the order of the pages and stops when a page is full.
 */
final class TrailQuery {

    static final String COLUMNS = "id, at, actor_id, actor_name, on_behalf_of, on_behalf_of_name, address, act,"
            + " subject_kind, subject_id, page_kind, page_id, details";

    private static final String SUBJECT = "subject_kind = :kind AND subject_id = :object";
    private static final String PAGE = "page_kind = :kind AND page_id = :object AND NOT (" + SUBJECT + ")";

    private final List<String> alternatives = new ArrayList<>();
    private final StringBuilder rest = new StringBuilder();
    private final Map<String, @Nullable Object> params = new HashMap<>();

    TrailQuery(TrailFilter filter) {
        List<String> objects = filter.object() == null ? List.of("TRUE") : List.of(SUBJECT, PAGE);
        for (String object : objects) {
            for (String person : persons(filter)) {
                alternatives.add(object + " AND " + person);
            }
        }
        if (filter.object() != null) {
            params.put("kind", filter.object().kind());
            params.put("object", filter.object().id());
        }
        acts(filter);
        if (filter.from() != null) {
            and("at >= :from", "from", time(filter.from()));
        }
        if (filter.to() != null) {
            and("at < :to", "to", time(filter.to()));
        }
        if (!filter.address().isEmpty()) {
            and("address = :address", "address", filter.address());
        }
        if (!filter.text().isEmpty()) {
            text(filter.text());
        }
    }

    private void text(String text) {
        String inJson = text.replace("\\", "\\\\").replace("\"", "\\\"");
        if (inJson.equals(text)) {
            and("details::text ILIKE :text", "text", anywhere(text));
        } else {
            // Quotation marks are those that somebody wrote, or those of the JSON itself.
            and("(details::text ILIKE :text OR details::text ILIKE :inJson)", "text", anywhere(text));
            params.put("inJson", anywhere(inJson));
        }
    }

    private List<String> persons(TrailFilter filter) {
        if (filter.byBylaw()) {
            return List.of("actor_id IS NULL");
        }
        if (filter.person() == null) {
            return List.of("TRUE");
        }
        params.put("person", filter.person());
        return List.of("actor_id = :person", "on_behalf_of = :person AND actor_id IS DISTINCT FROM :person");
    }

    /** Alone, each act is an alternative: one that is rare is found by its index even beside one that is not. */
    private void acts(TrailFilter filter) {
        if (filter.acts().isEmpty()) {
            return;
        }
        if (filter.object() == null && filter.person() == null) {
            String before = alternatives.getFirst();
            alternatives.clear();
            int number = 0;
            for (String act : filter.acts()) {
                alternatives.add(before + " AND act = :act" + number);
                params.put("act" + number, act);
                number++;
            }
        } else {
            and("act = ANY (:acts)", "acts", filter.acts().toArray(String[]::new));
        }
    }

    private void and(String condition, String name, Object value) {
        rest.append(" AND ").append(condition);
        params.put(name, value);
    }

    /** Only what comes before the place as one reads, the newest first: what is older. */
    TrailQuery olderThan(@Nullable TrailPlace place) {
        return place == null ? this : beside("<", place);
    }

    TrailQuery newerThan(@Nullable TrailPlace place) {
        return place == null ? this : beside(">", place);
    }

    private TrailQuery beside(String side, TrailPlace place) {
        rest.append(" AND (at, id) ").append(side).append(" (:placeAt, :placeId)");
        params.put("placeAt", time(place.at()));
        params.put("placeId", place.id());
        return this;
    }

    /** @param direction {@code DESC} for the newest first, {@code ASC} for the oldest */
    String page(String direction, int skip, int limit) {
        String order = " ORDER BY at " + direction + ", id " + direction;
        return union(COLUMNS, order + " LIMIT " + (skip + limit)) + order + " OFFSET " + skip + " LIMIT " + limit;
    }

    /** All of them, the newest first. */
    String all() {
        return union(COLUMNS, "") + " ORDER BY at DESC, id DESC";
    }

    /** How many, counting no further than to the limit. */
    String count(int limit) {
        return "SELECT count(*) FROM (SELECT 1 FROM (" + union("id", " LIMIT " + limit) + ") AS first LIMIT " + limit
                + ") AS counted";
    }

    String countAll() {
        return "SELECT count(*) FROM (" + union("id", "") + ") AS counted";
    }

    private String union(String columns, String end) {
        List<String> parts = alternatives.stream()
                .map(alternative -> "(SELECT " + columns + " FROM audit_event WHERE " + alternative + rest + end + ")")
                .toList();
        return parts.size() == 1
                ? "SELECT * FROM " + parts.getFirst() + " AS found"
                : "SELECT * FROM (" + String.join(" UNION ALL ", parts) + ") AS found";
    }

    Map<String, @Nullable Object> params() {
        return params;
    }

    private static String anywhere(String text) {
        return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
