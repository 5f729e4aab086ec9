package org.bylaw.policy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version without its text.
 *
 * @param sha256 fingerprint of the exact text
 * @param textRevision counts the saves of the text
 * @param basedOn the version that it revises; empty for the first one
 * @param effectiveAt when it is to come into force; empty for as soon as it is approved
 * @param endedAt when it was superseded or retired
 */
public record VersionFacts(
        UUID id,
        UUID policyId,
        VersionNumber number,
        VersionState state,
        ChangeKind changeKind,
        String changeSummary,
        String sha256,
        int textRevision,
        UUID createdBy,
        String createdByName,
        Instant createdAt,
        @Nullable UUID basedOn,
        @Nullable Instant consultationEndsAt,
        @Nullable Instant submittedAt,
        @Nullable Instant approvedAt,
        @Nullable Instant effectiveAt,
        @Nullable Instant publishedAt,
        @Nullable Instant endedAt) {}
