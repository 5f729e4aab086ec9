package org.bylaw.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.DashboardFigure;
import org.bylaw.shared.DashboardFigure.Now;
import org.bylaw.shared.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * The figures of the dashboard as they are, and how they stood day by day. They are written down again and again over the day, so that the
 * last of a day is how it ended; two nodes that write at once write the same.
 */
@Service
public class Dashboard {

    private static final Logger LOG = LoggerFactory.getLogger(Dashboard.class);

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

    @Scheduled(initialDelay = 1, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    void writeDown() {
        figures.forEach(this::writeDown);
    }

    /** One that can't be read keeps no other from being written down; the next time it may be there again. */
    private void writeDown(DashboardFigure figure) {
        try {
            jdbc.sql("""
                            INSERT INTO figure_day (key, day, value) VALUES (:key, :day, :value)
                            ON CONFLICT (key, day) DO UPDATE SET value = excluded.value
                            """)
                    .param("key", figure.key())
                    .param("day", LocalDate.now(clock))
                    .param("value", figure.now().value())
                    .update();
        } catch (RuntimeException problem) {
            LOG.warn("The figure {} could not be written down", figure.key(), problem);
        }
    }
}
