package org.bylaw.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reading of the staff directory from where people are administered, as far as others may see and start it. */
public interface DirectoryReading {

    /**
     * How the readings went.
     *
     * @param lastTriedAt when the last whole reading began, successful or not
     * @param lastReadAt when the last successful one ended
     * @param took how long that one took
     * @param people active people it found
     * @param problem why the last one failed, in words; empty where it did not
     */
    record State(
            Instant lastTriedAt,
            @Nullable Instant lastReadAt,
            @Nullable Duration took,
            int people,
            int joined,
            int changed,
            int left,
            @Nullable String problem) {}

    /** Empty where the directory was never read. */
    Optional<State> state();

    /** Reads everyone now, unless another reading is under way; what goes wrong stands in {@link #state()} afterwards. */
    void readNow();
}
