package org.bylaw.report;

import java.time.LocalDate;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/** How a figure stood at the end of past days; today is not among them. */
public record FigureCourse(NavigableMap<LocalDate, Long> days) {

    /** On the day, or the last one before it that is known; null where none is. */
    public @Nullable Long on(LocalDate day) {
        var entry = days.floorEntry(day);
        return entry == null ? null : entry.getValue();
    }
}
