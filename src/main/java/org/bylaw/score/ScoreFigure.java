package org.bylaw.score;

import static org.bylaw.shared.Say.say;

import java.math.BigDecimal;
import org.bylaw.shared.DashboardFigure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the dashboard: how the first framework stands whose controls are tailored. */
@Component
class ScoreFigure implements DashboardFigure {

    private record First(String framework, BigDecimal gained, BigDecimal possible) {}

    private final JdbcClient jdbc;
    private final Standings standings;

    ScoreFigure(JdbcClient jdbc, Standings standings) {
        this.jdbc = jdbc;
        this.standings = standings;
    }

    @Override
    public String key() {
        return "score";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Now now() {
        standings.bringUpToDate();
        return jdbc.sql("""
                        SELECT trim(f.name || ' ' || f.edition) AS framework, s.gained, s.possible
                        FROM score_standing s JOIN framework f ON f.id = s.framework_id
                        WHERE f.tailored AND s.controls > 0
                            AND NOT EXISTS (SELECT FROM framework newer WHERE newer.replaces_id = f.id)
                        ORDER BY f.position LIMIT 1
                        """)
                .query(First.class)
                .optional()
                .map(first -> new Now(
                        FrameworkScore.percent(first.gained(), first.possible()),
                        true,
                        say("score, {0}", first.framework()),
                        "",
                        "score",
                        false))
                .orElseGet(() -> new Now(0, true, say("score"), say("no control applies yet"), "score", false));
    }
}
