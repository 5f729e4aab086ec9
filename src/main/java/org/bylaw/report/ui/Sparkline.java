package org.bylaw.report.ui;

import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.stream.Collectors;

/** The course of one figure as a line without axes; the words beside it say the same. */
final class Sparkline extends Span {

    private static final int WIDTH = 120;
    private static final int HEIGHT = 28;

    /** @param days at least two */
    Sparkline(NavigableMap<LocalDate, Long> days) {
        addClassName("sparkline");
        LocalDate first = days.firstKey();
        double whole = Math.max(1, ChronoUnit.DAYS.between(first, days.lastKey()));
        long most = days.values().stream().mapToLong(Long::longValue).max().orElse(0);
        String points = days.entrySet().stream()
                .map(day -> point(day, first, whole, Math.max(1, most)))
                .collect(Collectors.joining(" "));
        getElement().setProperty("innerHTML", """
                <svg viewBox="0 0 %d %d" preserveAspectRatio="none" aria-hidden="true"><polyline points="%s"/></svg>
                """.formatted(WIDTH, HEIGHT, points));
    }

    private static String point(Map.Entry<LocalDate, Long> day, LocalDate first, double whole, long most) {
        return String.format(
                Locale.ROOT,
                "%.1f,%.1f",
                WIDTH * ChronoUnit.DAYS.between(first, day.getKey()) / whole,
                2 + (HEIGHT - 4) * (1 - day.getValue() / (double) most));
    }
}
