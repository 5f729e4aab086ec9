package org.bylaw.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.DashboardFigure;
import org.bylaw.shared.DashboardFigure.Now;
import org.bylaw.shared.Role;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The figures of the dashboard as they are, and how they stood day by day. */
@Service
public class Dashboard {

    private final List<DashboardFigure> figures;
    private final JdbcClient jdbc;
    private final Clock clock;

    Dashboard(List<DashboardFigure> figures, JdbcClient jdbc, Clock clock) {
        this.figures = figures;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A figure with its course.
     *
     * @param course empty where nothing was written down yet
     */
    public record Figure(Now now, FigureCourse course) {}

    /** All figures in their order, each with its course since a day. */
    @Allowed({Role.MANAGEMENT, Role.COMPLIANCE, Role.AUDITOR, Role.ADMIN})
    public List<Figure> figures(LocalDate since) {
        Map<String, NavigableMap<LocalDate, Long>> courses = new HashMap<>();
        RowCallbackHandler each = row -> courses.computeIfAbsent(row.getString("key"), none -> new TreeMap<>())
                .put(row.getObject("day", LocalDate.class), row.getLong("value"));
        jdbc.sql("SELECT key, day, value FROM figure_day WHERE day >= :since AND day < :today")
                .param("since", since)
                .param("today", LocalDate.now(clock))
                .query(each);
        return figures.stream()
                .sorted(Comparator.comparingInt(DashboardFigure::order))
                .map(figure ->
                        new Figure(figure.now(), new FigureCourse(courses.getOrDefault(figure.key(), new TreeMap<>()))))
                .toList();
    }
}
