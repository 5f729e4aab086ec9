package org.bylaw.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How work in the background went that is kept in a table with {@code state}, {@code started_at} and {@code finished_at}.
 *
 * @param running that somebody waits for
 * @param ready that ended well
 * @param failed that broke off or was interrupted
 * @param failedAt when the last one of these did
 * @param readyAt when the last one ended well
 */
public record FileWork(
        long running,
        long ready,
        long failed,
        @Nullable Instant failedAt,
        @Nullable Instant readyAt) {

    /** Of what is running and what ended since then. */
    public static FileWork of(JdbcClient jdbc, String table, Instant since) {
        return jdbc.sql("""
                        SELECT count(*) FILTER (WHERE state = 'RUNNING') AS running,
                            count(*) FILTER (WHERE state = 'READY') AS ready,
                            count(*) FILTER (WHERE state IN ('FAILED', 'INTERRUPTED')) AS failed,
                            max(finished_at) FILTER (WHERE state IN ('FAILED', 'INTERRUPTED')) AS failed_at,
                            max(finished_at) FILTER (WHERE state = 'READY') AS ready_at
                        FROM %s WHERE state = 'RUNNING' OR finished_at >= :since
                        """.formatted(table))
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(FileWork::row)
                .single();
    }

    private static FileWork row(ResultSet row, int number) throws SQLException {
        return new FileWork(
                row.getLong("running"),
                row.getLong("ready"),
                row.getLong("failed"),
                instant(row, "failed_at"),
                instant(row, "ready_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
