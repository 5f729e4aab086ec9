package org.bylaw.score;

import java.time.Clock;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes down how each framework stands, again and again over the day, so that the last of a day is how it ended. Two nodes
 * that write at once write the same.
 */
@Component
class DailyScore {

    private final JdbcClient jdbc;
    private final Clock clock;

    DailyScore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 15, timeUnit = TimeUnit.MINUTES)
    void writeDown() {
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
