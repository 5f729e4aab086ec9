package org.bylaw.waiver;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.LocalDate;
import org.bylaw.shared.DashboardFigure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On the dashboard: waivers that end soon, and beside them those that ended and are not settled. */
@Component
class EndingFigure implements DashboardFigure {

    private record Counts(long ending, long expired) {}

    private final JdbcClient jdbc;
    private final WaiverSettings settings;
    private final Clock clock;

    EndingFigure(JdbcClient jdbc, WaiverSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "waivers-ending";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public Now now() {
        Counts counts = jdbc.sql("""
                        SELECT count(*) FILTER (WHERE state = 'ACTIVE' AND ends_on <= :soon) AS ending,
                            count(*) FILTER (WHERE state = 'EXPIRED') AS expired
                        FROM waiver WHERE state IN ('ACTIVE', 'EXPIRED')
                        """)
                .param("soon", LocalDate.now(clock).plusDays(settings.remindDays()))
                .query(Counts.class)
                .single();
        return new Now(
                counts.ending(),
                false,
                say("waivers end within {0} days", settings.remindDays()),
                counts.expired() == 0
                        ? say("none expired without being settled")
                        : counted(counts.expired(), "1 expired, not settled", "{0} expired, not settled"),
                counts.ending() == 0 && counts.expired() > 0 ? "waivers?show=expired" : "waivers?show=ending",
                counts.expired() > 0);
    }
}
