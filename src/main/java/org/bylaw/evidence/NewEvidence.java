package org.bylaw.evidence;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Evidence as somebody hands it in.
 *
 * @param validUntil the last day on which it is valid; empty where it does not expire
 */
public record NewEvidence(
        String title,
        Source source,
        @Nullable LocalDate collectedOn,
        @Nullable LocalDate validUntil) {

    /** What it is. */
    public sealed interface Source permits File, Link, Policy {}

    /** A file that was checked. */
    public record File(CheckedFile file) implements Source {}

    /** An address. */
    public record Link(String url) implements Source {}

    /** A version of a policy that is in force. */
    public record Policy(UUID versionId) implements Source {}
}
