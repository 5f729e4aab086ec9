package org.bylaw.finding;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import org.bylaw.shared.DashboardFigure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the dashboard: findings that are open, and how many of their corrections are late. */
@Component
class OpenFigure implements DashboardFigure {

    private record Counts(long open, long late) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    OpenFigure(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "findings-open";
    }

    @Override
    public int order() {
        return 40;
    }

    @Override
    public Now now() {
        Counts counts = jdbc.sql("""
                        SELECT count(*) AS open, count(*) FILTER (WHERE due_on < :today) AS late FROM corrective_action
                        WHERE state <> 'DONE'
                        """)
                .param("today", LocalDate.now(clock))
                .query(Counts.class)
                .single();
        return new Now(
                counts.open(),
                false,
                say("findings open"),
                counts.late() == 0 ? say("none late") : counted(counts.late(), "1 late", "{0} late"),
                counts.late() == 0 ? "findings" : "findings?late=true",
                counts.late() > 0);
    }
}
