package org.bylaw.score;

import java.time.Clock;
import java.time.LocalDate;
import org.bylaw.shared.DailyRecord;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps how each framework stood at the end of a day. */
@Component
class DailyScore implements DailyRecord {

    private final JdbcClient jdbc;
    private final Standings standings;
    private final Clock clock;

    DailyScore(JdbcClient jdbc, Standings standings, Clock clock) {
        this.jdbc = jdbc;
        this.standings = standings;
        this.clock = clock;
    }

    @Override
    public void writeDown() {
        standings.bringUpToDate();
        jdbc.sql("""
                        INSERT INTO score_day (framework_id, day, gained, possible, controls)
                        SELECT framework_id, :today, gained, possible, controls FROM score_standing WHERE controls > 0
                        ON CONFLICT (framework_id, day) DO UPDATE SET gained = excluded.gained,
                            possible = excluded.possible, controls = excluded.controls
                        """).param("today", LocalDate.now(clock)).update();
    }
}
