package org.bylaw.attestation.proof;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An export on its way, or ready to be fetched.
 *
 * @param filterWords which people it holds
 * @param everyone whether it may hold everyone of the campaign, and not only a team
 * @param total how many rows there will be; empty until they are counted
 * @param fileName and the size and fingerprint of the file, once it is ready
 */
public record Export(
        UUID id,
        UUID campaignId,
        UUID personId,
        ExportFormat format,
        String filterWords,
        boolean everyone,
        State state,
        int done,
        @Nullable Integer total,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable String fileName,
        @Nullable Long bytes,
        @Nullable String sha256) {

    /** What it is handed out as; several files go as one zip. */
    public String mediaType() {
        return fileName != null && fileName.endsWith(".zip") ? "application/zip" : format.mediaType();
    }

    /** How far it has come. */
    public enum State {
        RUNNING,
        READY,
        FAILED,
        /** The application ended in the middle. */
        INTERRUPTED
    }
}
