package org.bylaw.evidencepack;

import java.time.Instant;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * An evidence pack on its way, or ready to be fetched.
 *
 * @param files how many files it has by now
 * @param fileName and the size and fingerprint of the zip, once it is ready
 */
public record MadePack(
        UUID id,
        SubjectRef subject,
        UUID personId,
        State state,
        int files,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String fileName,
        @Nullable Long bytes,
        @Nullable String sha256) {

    /** How far it has come. */
    public enum State {
        RUNNING,
        READY,
        FAILED,
        /** The application ended in the middle. */
        INTERRUPTED
    }
}
