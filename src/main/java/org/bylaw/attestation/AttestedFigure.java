package org.bylaw.attestation;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import org.bylaw.shared.DashboardFigure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the dashboard: how many of those asked within a year are done. */
@Component
class AttestedFigure implements DashboardFigure {

    private record Counts(long campaigns, long asked, long done) {}

    private static final int DAYS = 365;

    private final JdbcClient jdbc;
    private final Clock clock;

    AttestedFigure(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
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
        LocalDate since = LocalDate.now(clock).minusDays(DAYS);
        Counts counts = jdbc.sql("""
                        SELECT count(DISTINCT c.id) FILTER (WHERE c.state = 'OPEN') AS campaigns,
                            count(*) FILTER (WHERE a.state IN ('OPEN', 'ATTESTED', 'DECLINED', 'EXCUSED', 'MISSED')) AS asked,
                            count(*) FILTER (WHERE a.state IN ('ATTESTED', 'DECLINED', 'EXCUSED')) AS done
                        FROM campaign c JOIN attestation a ON a.campaign_id = c.id
                        WHERE c.opens_at >= :since AND c.state NOT IN ('PLANNED', 'CANCELLED')
                        """)
                .param("since", since.atStartOfDay(clock.getZone()).toOffsetDateTime())
                .query(Counts.class)
                .single();
        int percent = counts.asked() == 0 ? 100 : (int) (100 * counts.done() / counts.asked());
        return new Now(
                percent,
                true,
                say("of those asked in a year have answered"),
                counted(counts.campaigns(), "1 campaign open", "{0} campaigns open"),
                "campaigns",
                false);
    }
}
