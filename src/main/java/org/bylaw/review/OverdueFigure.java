package org.bylaw.review;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import org.bylaw.shared.DashboardFigure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the dashboard: policies whose periodic review is overdue. */
@Component
class OverdueFigure implements DashboardFigure {

    private record Counts(long late, long asked) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    OverdueFigure(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "policy-reviews-overdue";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Now now() {
        Counts counts = jdbc.sql("""
                        SELECT count(*) FILTER (WHERE due_on < :today) AS late, count(*) AS asked FROM review
                        WHERE state IN ('OPEN', 'OVERDUE', 'RETIRING')
                        """)
                .param("today", LocalDate.now(clock))
                .query(Counts.class)
                .single();
        return new Now(
                counts.late(),
                false,
                say("policy reviews overdue"),
                counted(counts.asked(), "1 under way", "{0} under way"),
                "reviews",
                counts.late() > 0);
    }
}
