package org.bylaw.review.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.LocalDate;
import org.bylaw.review.ReviewFacts;
import org.bylaw.review.ReviewOutcome;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.StatusBadge;

/** Reviews in words for people. */
final class Words {

    private Words() {}

    static StatusBadge badge(ReviewFacts review, LocalDate today) {
        return switch (review.state()) {
            case PLANNED -> new StatusBadge(StatusBadge.Kind.NEUTRAL, "Planned");
            case OPEN, OVERDUE ->
                review.dueOn().isBefore(today)
                        ? new StatusBadge(StatusBadge.Kind.OVERDUE, "Late: waiting for " + waitsFor(review))
                        : new StatusBadge(StatusBadge.Kind.WAITING, "Waiting for " + waitsFor(review));
            case RETIRING -> new StatusBadge(StatusBadge.Kind.WAITING, "Retirement under approval");
            case CLOSED -> outcome(review.outcome() == null ? ReviewOutcome.REAFFIRM : review.outcome());
            case SUPERSEDED -> new StatusBadge(StatusBadge.Kind.SUPERSEDED, "Replaced by a new version");
        };
    }

    static StatusBadge waitsForMe(ReviewFacts review, LocalDate today) {
        return review.dueOn().isBefore(today)
                ? new StatusBadge(StatusBadge.Kind.OVERDUE, "Late: waiting for you")
                : new StatusBadge(StatusBadge.Kind.WAITING, "Waiting for you");
    }

    private static StatusBadge outcome(ReviewOutcome outcome) {
        return switch (outcome) {
            case REAFFIRM -> new StatusBadge(StatusBadge.Kind.PUBLISHED, "Reaffirmed");
            case REVISE -> new StatusBadge(StatusBadge.Kind.DRAFT, "To be revised");
            case RETIRE -> new StatusBadge(StatusBadge.Kind.RETIRED, "Retired");
        };
    }

    static String waitsFor(ReviewFacts review) {
        return review.reviewerName() == null ? "compliance" : review.reviewerName();
    }

    /** "Ben Ott for Karin Nyberg, on 4 May 2026". */
    static Component whoDecided(ReviewFacts review, Clock clock) {
        Span line = new Span(
                review.decidedForName() == null
                        ? review.decidedByName() + ", "
                        : review.decidedByName() + " for " + review.decidedForName() + ", ");
        line.addClassName("quiet");
        if (review.decidedAt() != null) {
            line.add(DueDate.ago(review.decidedAt(), clock));
        }
        return line;
    }
}
