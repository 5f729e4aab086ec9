package org.bylaw.audit.ui;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bylaw.audit.TrailFilter;
import org.bylaw.audit.TrailPlace;
import org.bylaw.audit.TrailRow;
import org.bylaw.audit.TrailSearch;
import org.jspecify.annotations.Nullable;

/**
 * Answers a grid that asks for rows by their position: it remembers where each page ended, so that the next one is read from
 * there, however deep. What is written meanwhile stands in front of the first page and moves nothing.
 */
final class TrailPages {

    private final TrailSearch search;
    private final TrailFilter filter;
    private final TreeMap<Integer, TrailPlace> places = new TreeMap<>();

    TrailPages(TrailSearch search, TrailFilter filter) {
        this.search = search;
        this.filter = filter;
    }

    List<TrailRow> rows(int offset, int limit) {
        Map.@Nullable Entry<Integer, TrailPlace> known = places.floorEntry(offset);
        List<TrailRow> rows = search.page(
                filter,
                known == null ? null : known.getValue(),
                known == null ? offset : offset - known.getKey(),
                limit);
        if (!rows.isEmpty()) {
            if (offset == 0) {
                places.putIfAbsent(0, TrailPlace.behind(rows.getFirst()));
            }
            places.put(offset + rows.size(), TrailPlace.of(rows.getLast()));
        }
        return rows;
    }
}
