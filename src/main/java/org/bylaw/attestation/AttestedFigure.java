package org.bylaw.attestation;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import org.bylaw.shared.DashboardFigure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the dashboard: how many of those asked in open campaigns are done. */
@Component
class AttestedFigure implements DashboardFigure {

    private record Counts(long campaigns, long asked, long done) {}

    private final JdbcClient jdbc;

    AttestedFigure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String key() {
        return "attested";
    }

    @Override
    public int order() {
        return 50;
    }

    @Override
    public Now now() {
        Counts counts = jdbc.sql("""
                        SELECT count(DISTINCT a.campaign_id) AS campaigns,
                            count(*) FILTER (WHERE a.state IN ('OPEN', 'ATTESTED', 'DECLINED', 'EXCUSED', 'MISSED')) AS asked,
                            count(*) FILTER (WHERE a.state IN ('ATTESTED', 'DECLINED', 'EXCUSED')) AS done
                        FROM campaign c JOIN attestation a ON a.campaign_id = c.id WHERE c.state = 'OPEN'
                        """).query(Counts.class).single();
        int percent = counts.asked() == 0 ? 100 : (int) (100 * counts.done() / counts.asked());
        return new Now(
                percent,
                true,
                say("of those asked have answered"),
                counted(counts.campaigns(), "1 campaign open", "{0} campaigns open"),
                "campaigns",
                false);
    }
}
