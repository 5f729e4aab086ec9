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
    private final Clock clock;

    DailyScore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void writeDown() {
        jdbc.sql("""
                        INSERT INTO score_day (framework_id, day, gained, possible, controls)
                        SELECT fc.framework_id, :today, sum(s.gained), sum(s.possible), count(*)
                        FROM framework_control fc JOIN control_score s ON s.control_id = fc.control_id
                        GROUP BY fc.framework_id
                        ON CONFLICT (framework_id, day) DO UPDATE SET gained = excluded.gained,
                            possible = excluded.possible, controls = excluded.controls
                        """).param("today", LocalDate.now(clock)).update();
    }
}
