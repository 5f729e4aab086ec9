package org.bylaw.attestation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** Attestations that were recorded from paper at once. */
public record PaperBatch(
        UUID id, String recordedBy, Instant recordedAt, String scanName, String scanSha256, int people) {

    /** The paper of one attestation. */
    public record Paper(
            LocalDate signedOn, String recordedBy, Instant recordedAt, String scanName, String scanSha256) {}
}
