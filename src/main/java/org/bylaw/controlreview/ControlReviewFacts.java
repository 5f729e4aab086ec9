package org.bylaw.controlreview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * The review of a control, with what a reader needs to know of the control.
 *
 * @param controlTitle number and title: "8.24 Use of cryptography"
 * @param number counts the reviews of the control
 * @param causeWhy why it was pulled forward
 * @param failedReviewId the failed review for which it was pulled forward by itself
 * @param failedTitle the control of that review, like {@code controlTitle}
 * @param opensOn when the owner is asked, at the latest
 * @param dueOn the last day that is not late
 * @param ownerId who assesses; empty where nobody owns the control
 * @param controlOwnerId who owns the control at present
 * @param reviewerId who tests; empty until somebody is named or chosen
 * @param assessedByName the owner, or who stood in for the owner
 * @param tests how often it was tested
 * @param revision counts the changes of the review
 */
public record ControlReviewFacts(
        UUID id,
        UUID controlId,
        String controlCode,
        String controlTitle,
        int number,
        ControlReviewState state,
        ReviewCause cause,
        @Nullable String causeWhy,
        @Nullable String pulledByName,
        @Nullable UUID failedReviewId,
        @Nullable String failedTitle,
        LocalDate opensOn,
        LocalDate dueOn,
        @Nullable UUID ownerId,
        @Nullable String ownerName,
        @Nullable UUID controlOwnerId,
        @Nullable UUID reviewerId,
        @Nullable String reviewerName,
        @Nullable String assessment,
        @Nullable Integer maturity,
        @Nullable UUID assessedBy,
        @Nullable String assessedByName,
        @Nullable Instant assessedAt,
        @Nullable TestResult designResult,
        @Nullable TestResult operationResult,
        @Nullable TestResult result,
        @Nullable String samples,
        @Nullable UUID testedBy,
        @Nullable String testedByName,
        @Nullable Instant testedAt,
        int tests,
        @Nullable Acceptance acceptance,
        @Nullable String acceptanceComment,
        @Nullable UUID acceptedBy,
        @Nullable String acceptedByName,
        @Nullable Instant acceptedAt,
        @Nullable Instant closedAt,
        int revision) {

    public SubjectRef subject() {
        return new SubjectRef(SubjectRef.CONTROL_REVIEW, id);
    }

    public SubjectRef control() {
        return SubjectRef.control(controlId);
    }

    /** Its page, with a leading slash. */
    public String path() {
        return "/control-reviews/" + id;
    }
}
