package org.bylaw.operations;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.PartState;
import org.bylaw.shared.PlatformPart;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells how far the clocks of this node and of the database are apart. */
@Component
@Order(130)
class ClockPart implements PlatformPart {

    private static final Duration MOST = Duration.ofSeconds(2);

    private final JdbcClient jdbc;
    private final Clock clock;

    ClockPart(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "clock";
    }

    @Override
    public String name() {
        return say("Clock of this node");
    }

    @Override
    public PartState look() {
        Instant before = real();
        Instant there = jdbc.sql("SELECT clock_timestamp() AS there")
                .query((row, number) -> row.getTimestamp("there").toInstant())
                .single();
        Instant after = real();
        // Somewhere between the two it was asked.
        Duration apart = there.isBefore(before)
                ? Duration.between(there, before)
                : there.isAfter(after) ? Duration.between(after, there) : Duration.ZERO;
        if (apart.compareTo(MOST) > 0) {
            long seconds = apart.toSeconds();
            return PartState.incomplete(
                            () -> say("The clocks of this node and of the database are {0} s apart.", seconds))
                    .meaning(() -> say("Times in the audit trail are not exact, and logins for signatures can fail."))
                    .advice(() -> say("Let a time service (NTP) set the clock of every machine."));
        }
        return PartState.works(() -> say("It goes with the clock of the database."));
    }

    /** Tests and the demo move the clock. */
    private Instant real() {
        return clock instanceof MovableClock movable ? clock.instant().minus(movable.offset()) : clock.instant();
    }
}
