package org.bylaw.review;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A review with what a reader needs to know of its policy.
 *
 * @param opensOn when the reviewer is asked, at the latest
 * @param dueOn the last day that is not late
 * @param confined whether only those whom the policy concerns may know of it
 * @param reviewerId who is asked; empty before it opens, and where nobody but compliance is left to ask
 * @param reviewerWhy why it is the reviewer, where the owner handed it over: "in place of Karin Nyberg (on leave)"
 * @param decidedForName the reviewer for whom a substitute decided
 * @param revision counts the changes of the review
 */
public record ReviewFacts(
        UUID id,
        UUID policyId,
        String reference,
        String title,
        int intervalMonths,
        UUID ownerId,
        String ownerName,
        UUID departmentId,
        String departmentName,
        boolean confined,
        UUID versionId,
        String versionNumber,
        @Nullable Instant publishedAt,
        ReviewState state,
        LocalDate opensOn,
        LocalDate dueOn,
        @Nullable UUID reviewerId,
        @Nullable String reviewerName,
        @Nullable String reviewerWhy,
        @Nullable String broughtForwardWhy,
        @Nullable ReviewOutcome outcome,
        @Nullable String note,
        @Nullable String decidedByName,
        @Nullable String decidedForName,
        @Nullable Instant decidedAt,
        int revision) {}
