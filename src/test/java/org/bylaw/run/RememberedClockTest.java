package org.bylaw.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import org.bylaw.shared.MovableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedClockTest {

    @TempDir
    Path data;

    private MovableClock started() {
        MovableClock clock = new MovableClock(ZoneOffset.UTC);
        new RememberedClock(data.resolve("clock")).postProcessAfterInitialization(clock, "clock");
        return clock;
    }

    @Test
    void theNextStartGoesOnWhereTheClockWasMovedTo() {
        MovableClock clock = started();
        assertThat(clock.offset()).isZero();
        clock.advance(Duration.ofDays(365));
        assertThat(started().offset()).isEqualTo(Duration.ofDays(365));
    }
}
