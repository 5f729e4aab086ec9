package org.bylaw.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence, without its content.
 *
 * @param fileName of a file
 * @param size of a file, in bytes
 * @param url of a link
 * @param policyId of a published policy
 * @param sha256 of the file, of the link's text, or of the published text
 * @param validUntil the last day on which it is valid; empty where it does not expire
 * @param replacesId the earlier one in whose place it came
 * @param replacedById the newer one that came in its place
 */
public record EvidenceFacts(
        UUID id,
        String title,
        EvidenceKind kind,
        @Nullable String fileName,
        @Nullable String mediaType,
        long size,
        @Nullable String url,
        @Nullable UUID policyId,
        @Nullable UUID policyVersionId,
        String sha256,
        LocalDate collectedOn,
        @Nullable LocalDate validUntil,
        Validity validity,
        UUID addedBy,
        String addedByName,
        Instant addedAt,
        @Nullable UUID replacesId,
        @Nullable UUID replacedById,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnByName,
        @Nullable String withdrawalReason,
        int uses,
        int revision) {

    public SubjectRef subject() {
        return new SubjectRef(SubjectRef.EVIDENCE, id);
    }

    /** Where its file is fetched, without a leading slash. */
    public String filePath() {
        return "evidence/" + id + "/file";
    }
}
