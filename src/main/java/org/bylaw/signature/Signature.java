package org.bylaw.signature;

import java.time.Instant;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;

/**
 * A signature on record (21 CFR 11.50: name, time, meaning; 11.70: tied to what was signed).
 *
 * @param authenticatedAt when the signer gave the password, by Keycloak's clock
 */
public record Signature(
        UUID id,
        SubjectRef subject,
        String act,
        String title,
        UUID signerId,
        String signerName,
        String statement,
        String meaning,
        String comment,
        String sha256,
        Instant signedAt,
        Instant authenticatedAt) {}
