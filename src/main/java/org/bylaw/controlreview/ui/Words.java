package org.bylaw.controlreview.ui;

import static org.bylaw.shared.Say.say;

import java.time.LocalDate;
import org.bylaw.controlreview.ControlReviewFacts;
import org.bylaw.controlreview.TestResult;
import org.bylaw.ui.StatusBadge;

/** Reviews of controls in words for people. */
final class Words {

    private Words() {}

    /** How it stands; a closed one shows its result. */
    static StatusBadge badge(ControlReviewFacts review, LocalDate today) {
        return switch (review.state()) {
            case PLANNED ->
                new StatusBadge(StatusBadge.Kind.NEUTRAL, say(review.state().word()));
            case ASSESSING, TESTING, ACCEPTING ->
                review.dueOn().isBefore(today)
                        ? new StatusBadge(StatusBadge.Kind.OVERDUE, say("Late: waiting for {0}", waitsFor(review)))
                        : new StatusBadge(StatusBadge.Kind.WAITING, say("Waiting for {0}", waitsFor(review)));
            case CLOSED -> result(review.result() == null ? TestResult.NOT_TESTED : review.result());
            case CANCELLED ->
                new StatusBadge(StatusBadge.Kind.RETIRED, say(review.state().word()));
        };
    }

    static StatusBadge waitsForMe(ControlReviewFacts review, LocalDate today) {
        return review.dueOn().isBefore(today)
                ? new StatusBadge(StatusBadge.Kind.OVERDUE, say("Late: waiting for you"))
                : new StatusBadge(StatusBadge.Kind.WAITING, say("Waiting for you"));
    }

    static StatusBadge result(TestResult result) {
        StatusBadge.Kind kind =
                switch (result) {
                    case EFFECTIVE -> StatusBadge.Kind.PUBLISHED;
                    case PARTLY_EFFECTIVE -> StatusBadge.Kind.WAITING;
                    case NOT_EFFECTIVE -> StatusBadge.Kind.REJECTED;
                    case NOT_TESTED -> StatusBadge.Kind.NEUTRAL;
                };
        return new StatusBadge(kind, say(result.word()));
    }

    static String waitsFor(ControlReviewFacts review) {
        String name =
                switch (review.state()) {
                    case PLANNED, ASSESSING -> review.ownerName();
                    case TESTING -> review.reviewerName();
                    default -> say("management");
                };
        return name == null ? say("compliance") : name;
    }

    static String title(ControlReviewFacts review) {
        return say("Review {0} of {1}", review.number(), review.controlTitle());
    }

    static boolean hasDate(ControlReviewFacts review) {
        return !review.state().isOver();
    }
}
