package org.bylaw.operations;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import org.bylaw.shared.TemporaryFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Removes at each start what a process that was killed left of packs, exports and uploads: they hold personal data. */
@Component
class LeftFiles {

    private static final Logger LOG = LoggerFactory.getLogger(LeftFiles.class);

    /** Longer than any of them is worked at. */
    private static final Duration IN_USE = Duration.ofDays(1);

    private final Clock clock;

    LeftFiles(Clock clock) {
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void remove() {
        try {
            int removed = TemporaryFiles.removeLeft(
                    TemporaryFiles.home(), clock.instant().minus(IN_USE));
            if (removed > 0) {
                LOG.info("{} temporary files that a former process left were removed", removed);
            }
        } catch (UncheckedIOException e) {
            LOG.warn("The folder of temporary files cannot be read: {}", e.getMessage());
        }
    }
}
