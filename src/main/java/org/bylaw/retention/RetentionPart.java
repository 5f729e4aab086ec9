package org.bylaw.retention;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bylaw.shared.PartState;
import org.bylaw.shared.PlatformPart;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells whether the nightly run that removes what has outlived its term comes to its end. */
@Component
@Order(110)
class RetentionPart implements PlatformPart {

    private static final Duration LONGEST = Duration.ofHours(6);
    private static final Duration MISSED = Duration.ofDays(3);
    private static final String PAGE = "retention";

    private final JdbcClient jdbc;
    private final Clock clock;

    RetentionPart(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "retention";
    }

    @Override
    public String name() {
        return say("Retention");
    }

    private record Runs(
            boolean active,
            @Nullable Instant unfinished,
            @Nullable Instant finished) {}

    @Override
    public PartState look() {
        Runs runs = jdbc.sql("""
                        SELECT active, (SELECT max(finished_at) FROM retention_run) AS finished,
                            (SELECT started_at FROM retention_run WHERE finished_at IS NULL
                                AND day = (SELECT max(day) FROM retention_run)) AS unfinished
                        FROM retention_switch
                        """).query(RetentionPart::runs).single();
        return stands(runs).lastSuccess(runs.finished()).page(PAGE);
    }

    private PartState stands(Runs runs) {
        if (!runs.active()) {
            return PartState.notSetUp(() -> say("Compliance has not switched it on; nothing is removed."));
        }
        Instant unfinished = runs.unfinished();
        if (unfinished != null && unfinished.plus(LONGEST).isBefore(clock.instant())) {
            return PartState.incomplete(() -> say("A nightly run did not come to its end."))
                    .meaning(() -> say("Some of what has outlived its term is still there. The next night goes on."))
                    .advice(() -> say("If it stays so for another night, look into Bylaw's log."))
                    .since(unfinished);
        }
        Instant finished = runs.finished();
        if (finished != null && finished.plus(MISSED).isBefore(clock.instant())) {
            return PartState.incomplete(() -> say("It has not run to its end for several nights."))
                    .meaning(() -> say("What has outlived its term is still there."))
                    .advice(() -> say("Look into Bylaw's log."))
                    .since(finished);
        }
        return PartState.works(() -> runs.finished() == null
                ? say("It has not run yet; it runs every night after two.")
                : say("It ran to its end."));
    }

    private static Runs runs(ResultSet row, int number) throws SQLException {
        return new Runs(row.getBoolean("active"), instant(row, "unfinished"), instant(row, "finished"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
