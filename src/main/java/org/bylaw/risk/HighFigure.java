package org.bylaw.risk;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import org.bylaw.shared.DashboardFigure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the dashboard: open risks that are high or very high, after treatment where that is assessed. */
@Component
class HighFigure implements DashboardFigure {

    private record Counts(long high, long open) {}

    private final JdbcClient jdbc;

    HighFigure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String key() {
        return "risks-high";
    }

    @Override
    public int order() {
        return 45;
    }

    @Override
    public Now now() {
        Counts counts = jdbc.sql("""
                        SELECT count(*) FILTER (WHERE present >= :high) AS high, count(*) AS open FROM risk WHERE state = 'OPEN'
                        """)
                .param("high", RiskLevel.HIGH.rank())
                .query(Counts.class)
                .single();
        return new Now(
                counts.high(),
                false,
                say("risks high or very high"),
                counted(counts.open(), "of 1 open risk", "of {0} open risks"),
                "risks",
                counts.high() > 0);
    }
}
