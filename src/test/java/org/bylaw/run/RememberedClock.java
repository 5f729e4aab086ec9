package org.bylaw.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.bylaw.shared.MovableClock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Keeps how far the demo's clock was moved from one start to the next; a clock that went back would find a future. */
@Component
@Profile("demo")
class RememberedClock implements BeanPostProcessor {

    private final Path file;

    RememberedClock(@Value("${bylaw.demo.clock}") Path file) {
        this.file = file;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof MovableClock clock) {
            clock.setOffset(read());
            clock.onMove(this::write);
        }
        return bean;
    }

    private Duration read() {
        try {
            return Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException("How far the clock was moved cannot be read from " + file, e);
        }
    }

    private void write(Duration offset) {
        try {
            Files.writeString(file, offset.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("How far the clock was moved cannot be kept in " + file, e);
        }
    }
}
