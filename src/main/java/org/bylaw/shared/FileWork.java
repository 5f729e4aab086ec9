package org.bylaw.shared;

import static org.bylaw.shared.Say.say;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How work in the background went that is kept in a table with {@code state}, {@code started_at} and {@code finished_at}.
 *
 * @param running that somebody waits for
 * @param failed that broke off or was interrupted
 * @param failedAt when the last one of these did
 * @param readyAt when the last one ended well
 */
public record FileWork(
        long running,
        long failed,
        @Nullable Instant failedAt,
        @Nullable Instant readyAt) {

    /** Of what is running and what ended in the last day. */
    public static FileWork ofLastDay(JdbcClient jdbc, String table, Clock clock) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE state = 'RUNNING') AS running,
                            count(*) FILTER (WHERE state IN ('FAILED', 'INTERRUPTED')) AS failed,
                            max(finished_at) FILTER (WHERE state IN ('FAILED', 'INTERRUPTED')) AS failed_at,
                            max(finished_at) FILTER (WHERE state = 'READY') AS ready_at
                        FROM %s WHERE state = 'RUNNING' OR finished_at >= :since
                        """.formatted(table))
                .param("since", clock.instant().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .query(FileWork::row)
                .single();
    }

    /**
     * What the page of health says of it.
     *
     * @param atWork words for how many are running
     * @param broken words for how many broke off
     */
    public PartState state(LongFunction<String> atWork, LongFunction<String> broken) {
        PartState state = failed == 0
                ? PartState.works(() -> atWork.apply(running))
                : PartState.incomplete(() -> broken.apply(failed))
                        .meaning(() -> say("Whoever asked for it sees that, and can start it again."))
                        .advice(() -> say("If it happens again, look into Bylaw's log and at the space on its disk."))
                        .since(failedAt);
        return state.lastSuccess(readyAt);
    }

    private static FileWork row(ResultSet row, int number) throws SQLException {
        return new FileWork(
                row.getLong("running"), row.getLong("failed"), instant(row, "failed_at"), instant(row, "ready_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
