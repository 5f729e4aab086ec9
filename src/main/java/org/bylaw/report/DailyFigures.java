package org.bylaw.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.bylaw.shared.DailyRecord;
import org.bylaw.shared.DashboardFigure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps how the figures of the dashboard stood at the end of a day. */
@Component
class DailyFigures implements DailyRecord {

    private static final Logger LOG = LoggerFactory.getLogger(DailyFigures.class);

    private final List<DashboardFigure> figures;
    private final JdbcClient jdbc;
    private final Clock clock;

    DailyFigures(List<DashboardFigure> figures, JdbcClient jdbc, Clock clock) {
        this.figures = figures;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void writeDown() {
        figures.forEach(this::writeDown);
    }

    /** One that can't be read keeps no other from being written down; the next time it may be there again. */
    private void writeDown(DashboardFigure figure) {
        try {
            // Before the day is asked for: reading may wait for somebody, and a clock may be moved meanwhile.
            long value = figure.now().value();
            jdbc.sql("""
                            INSERT INTO figure_day (key, day, value) VALUES (:key, :day, :value)
                            ON CONFLICT (key, day) DO UPDATE SET value = excluded.value
                            """)
                    .param("key", figure.key())
                    .param("day", LocalDate.now(clock))
                    .param("value", value)
                    .update();
        } catch (RuntimeException problem) {
            LOG.warn("The figure {} could not be written down", figure.key(), problem);
        }
    }
}
