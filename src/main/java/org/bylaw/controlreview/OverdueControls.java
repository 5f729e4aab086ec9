package org.bylaw.controlreview;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import org.bylaw.shared.DashboardFigure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the dashboard: controls whose review is overdue. */
@Component
class OverdueControls implements DashboardFigure {

    private record Counts(long late, long asked) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    OverdueControls(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "control-reviews-overdue";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Now now() {
        Counts counts = jdbc.sql("""
                        SELECT count(*) FILTER (WHERE due_on < :today) AS late, count(*) FILTER (WHERE state <> 'PLANNED') AS asked
                        FROM control_review WHERE closed_at IS NULL
                        """)
                .param("today", LocalDate.now(clock))
                .query(Counts.class)
                .single();
        return new Now(
                counts.late(),
                false,
                say("control reviews overdue"),
                counted(counts.asked(), "1 under way", "{0} under way"),
                counts.late() == 0 ? "control-reviews" : "control-reviews?overdue=yes",
                counts.late() > 0);
    }
}
