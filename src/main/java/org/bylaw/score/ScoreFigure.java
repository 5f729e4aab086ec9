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

    ScoreFigure(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
        return jdbc.sql("""
                        SELECT trim(f.name || ' ' || f.edition) AS framework, sum(s.gained) AS gained, sum(s.possible) AS possible
                        FROM control_score s JOIN framework f ON f.id = s.framework_id
                        WHERE NOT EXISTS (SELECT FROM framework newer WHERE newer.replaces_id = f.id)
                        GROUP BY f.id ORDER BY f.position LIMIT 1
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
