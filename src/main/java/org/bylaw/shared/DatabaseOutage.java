package org.bylaw.shared;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Makes one line of the log of each outage of the database, and one of its end. Everything that needs the database fails
 * meanwhile, much of it each second and with a stack trace that tells nothing more; those are counted instead of written.
 */
@Component
class DatabaseOutage extends TurboFilter implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseOutage.class);

    /** So long nothing may fail any more before it counts as over; cut connections come in waves. */
    private static final Duration QUIET = Duration.ofSeconds(10);

    private final DataSource dataSource;
    private final AtomicReference<@Nullable Running> running = new AtomicReference<>();
    private volatile boolean ended;

    DatabaseOutage(DataSource dataSource) {
        this.dataSource = dataSource;
        ILoggerFactory loggers = LoggerFactory.getILoggerFactory();
        if (loggers instanceof LoggerContext logback) {
            logback.addTurboFilter(this);
        }
    }

    /** In nanoseconds of the machine: how long a database was away is none of the office's days. */
    private record Running(long since, long last, long failures) {

        Running again(long now) {
            return new Running(since, now, failures + 1);
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            ch.qos.logback.classic.Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] values,
            @Nullable Throwable thrown) {
        if (!level.isGreaterOrEqual(Level.WARN) || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        Throwable fault = thrown == null ? lastOf(values) : thrown;
        Optional<DatabaseTrouble> trouble = DatabaseTrouble.of(fault);
        if (trouble.isEmpty()) {
            return FilterReply.NEUTRAL;
        }
        note(trouble.get(), fault);
        return FilterReply.DENY;
    }

    private static @Nullable Throwable lastOf(Object @Nullable [] values) {
        return values != null && values.length > 0 && values[values.length - 1] instanceof Throwable fault
                ? fault
                : null;
    }

    private void note(DatabaseTrouble trouble, @Nullable Throwable fault) {
        long now = System.nanoTime();
        Running before = running.getAndUpdate(outage -> outage == null ? new Running(now, now, 1) : outage.again(now));
        if (before == null) {
            LOG.error(
                    "{} ({}). What needs it fails until that is over, and is not written here one by one.",
                    trouble == DatabaseTrouble.FULL
                            ? "The disk of the database is full"
                            : "The database does not answer, or cuts connections",
                    words(fault));
            Thread.ofPlatform().daemon().name("database-outage").start(this::watch);
        }
    }

    /** What PostgreSQL or the driver said itself. */
    private static String words(@Nullable Throwable fault) {
        String words = "";
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                words = String.valueOf(cause.getMessage());
            }
        }
        return words.lines().findFirst().orElse("");
    }

    private void watch() {
        try {
            while (!ended) {
                Thread.sleep(1000);
                Running outage = running.get();
                if (outage == null || answers() && isQuiet(outage)) {
                    break;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Running outage = running.getAndSet(null);
        if (outage != null && !ended) {
            LOG.info(
                    "The database serves again, after {} seconds in which {} things failed.",
                    Duration.ofNanos(outage.last() - outage.since()).toSeconds(),
                    outage.failures());
        }
    }

    private static boolean isQuiet(Running outage) {
        return System.nanoTime() - outage.last() > QUIET.toNanos();
    }

    private boolean answers() {
        try (Connection connection = dataSource.getConnection()) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void destroy() {
        ended = true;
        ILoggerFactory loggers = LoggerFactory.getILoggerFactory();
        if (loggers instanceof LoggerContext logback) {
            logback.getTurboFilterList().remove(this);
        }
    }
}
