package org.bylaw.risk;

import java.time.Instant;
import java.util.UUID;
import org.bylaw.signature.Signature;
import org.jspecify.annotations.Nullable;

/**
 * That an owner accepted what remains of a risk.
 *
 * @param level how high that was
 * @param voidAt since when it holds no longer; empty while it holds
 * @param voidWhy why it holds no longer, on record in English
 * @param signature as it is on record; empty only where the signature is not there to be read
 */
public record Acceptance(
        UUID id,
        UUID signatureId,
        UUID acceptedBy,
        String acceptedByName,
        Instant acceptedAt,
        String text,
        String sha256,
        RiskLevel level,
        @Nullable Instant voidAt,
        @Nullable String voidWhy,
        @Nullable Signature signature) {

    public boolean holds() {
        return voidAt == null;
    }
}
