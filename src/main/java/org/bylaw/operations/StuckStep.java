package org.bylaw.operations;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step that failed after all its retries, in words.
 *
 * @param jobId to retry it
 * @param subject what it is about, such as "Access control 2.0"; empty where nobody knows that any more
 * @param path the page of that, with a leading slash
 * @param message what went wrong, in the words of the code
 */
public record StuckStep(
        String jobId,
        String step,
        String process,
        @Nullable String subject,
        @Nullable String path,
        Instant since,
        String message) {}
