package org.bylaw.finding;

import java.time.Instant;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * A finding with what is done about it.
 *
 * @param number how people name it: {@link #name()}
 * @param controlTitle its number and title
 * @param open false once its correction was verified, or it was withdrawn
 * @param withdrawnWhy why it was none; empty for all others
 */
public record FindingFacts(
        UUID id,
        long number,
        UUID controlId,
        String controlCode,
        String controlTitle,
        SubjectRef origin,
        Severity severity,
        String title,
        String description,
        UUID raisedById,
        String raisedByName,
        Instant raisedAt,
        boolean open,
        @Nullable Instant closedAt,
        @Nullable String withdrawnByName,
        @Nullable String withdrawnWhy,
        ActionFacts action) {

    /** F-12. */
    public String name() {
        return "F-" + number;
    }
}
