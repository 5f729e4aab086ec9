package org.bylaw.applicability;

import java.time.Instant;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * A version of the Statement of Applicability.
 *
 * @param framework the key of the framework whose controls it is about
 * @param number 2 for version 2.0
 * @param scope what of the organisation it covers
 * @param summary what changes, in the words of whoever drafted it
 * @param ownerId who drafted it last
 * @param sha256 fingerprint of the text that was submitted; empty in a draft
 * @param revision counts the changes of title, scope and summary
 */
public record StatementVersion(
        UUID id,
        UUID frameworkId,
        String framework,
        String frameworkName,
        int number,
        StatementState state,
        String title,
        String scope,
        String summary,
        UUID ownerId,
        String ownerName,
        Instant createdAt,
        @Nullable Instant submittedAt,
        @Nullable Instant inForceAt,
        @Nullable Instant endedAt,
        @Nullable String sha256,
        int revision) {

    /** As people say it: 2.0. */
    public String name() {
        return number + ".0";
    }

    public SubjectRef subject() {
        return new SubjectRef(SubjectRef.APPLICABILITY, id);
    }

    /** Its page, with a leading slash. */
    public String path() {
        return "/applicability/" + id;
    }

    /** Whether its lines are written down; until then it follows the controls. */
    public boolean isFrozen() {
        return sha256 != null;
    }

    /** For approvals and duties, in the form that they translate. */
    String titleWithVersion() {
        return title + ", version " + name();
    }
}
