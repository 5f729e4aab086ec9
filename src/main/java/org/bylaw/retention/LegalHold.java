package org.bylaw.retention;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hold: nothing of its thing is removed while it lies.
 *
 * @param subjectId empty for everything
 * @param subjectName what people call the thing; empty for everything
 */
public record LegalHold(
        UUID id,
        HeldKind kind,
        @Nullable UUID subjectId,
        @Nullable String subjectName,
        String reason,
        UUID putBy,
        String putByName,
        Instant putAt,
        @Nullable String liftedByName,
        @Nullable Instant liftedAt,
        @Nullable String liftedWhy) {

    public boolean lies() {
        return liftedAt == null;
    }
}
