package org.bylaw.operations;

import static org.bylaw.shared.Say.say;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.bylaw.shared.PartState;
import org.bylaw.shared.PlatformPart;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells whether the database answers, how quickly, and how many connections to it are in use. */
@Component
@Order(10)
class DatabasePart implements PlatformPart {

    private static final long SLOW_MILLIS = 500;

    private final JdbcClient jdbc;
    private final DataSource dataSource;

    DatabasePart(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
    }

    @Override
    public String key() {
        return "database";
    }

    @Override
    public String name() {
        return say("Database");
    }

    @Override
    public PartState look() {
        HikariPoolMXBean pool = pool();
        int queue = pool == null ? 0 : pool.getThreadsAwaitingConnection();
        long begin = System.nanoTime();
        try {
            jdbc.sql("SELECT 1").query(Integer.class).single();
        } catch (DataAccessException e) {
            return silent().words(e.getMostSpecificCause().getMessage());
        }
        long millis = (System.nanoTime() - begin) / 1_000_000;
        int busy = pool == null ? 0 : pool.getActiveConnections();
        int all = pool == null ? 0 : pool.getTotalConnections();
        if (queue > 0) {
            return PartState.slow(
                            () -> say("All {0} connections are in use, and {1} requests wait for one.", all, queue))
                    .meaning(() -> say("Pages and decisions take longer."))
                    .advice(() -> say("Look for slow queries in the database. BYLAW_DATABASE_POOL says how many"
                            + " connections a node may have."));
        }
        if (millis > SLOW_MILLIS) {
            return PartState.slow(() -> say("The database took {0} ms for the smallest question.", millis))
                    .meaning(() -> say("Pages and decisions take longer."))
                    .advice(() -> say("Look at the load of the database and at the network to it."));
        }
        return PartState.works(
                () -> say("It answers in {0} ms; {1} of {2} open connections are in use.", millis, busy, all));
    }

    @Override
    public PartState silent() {
        return PartState.fails(() -> say("The database does not answer."))
                .meaning(() ->
                        say("Nobody can work, and nothing is lost: what was saved is saved. Bylaw goes on by itself"
                                + " once the database is back."))
                .advice(() -> say("Check that PostgreSQL runs, its disk, and the network to it."));
    }

    private @Nullable HikariPoolMXBean pool() {
        try {
            return dataSource.isWrapperFor(HikariDataSource.class)
                    ? dataSource.unwrap(HikariDataSource.class).getHikariPoolMXBean()
                    : null;
        } catch (SQLException e) {
            return null;
        }
    }
}
