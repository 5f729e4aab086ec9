package org.bylaw.review.ui;

import static org.bylaw.shared.Say.say;

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
            case PLANNED -> new StatusBadge(StatusBadge.Kind.NEUTRAL, say("Planned"));
            case OPEN, OVERDUE ->
                review.dueOn().isBefore(today)
                        ? new StatusBadge(StatusBadge.Kind.OVERDUE, say("Late: waiting for {0}", waitsFor(review)))
                        : new StatusBadge(StatusBadge.Kind.WAITING, say("Waiting for {0}", waitsFor(review)));
            case RETIRING -> new StatusBadge(StatusBadge.Kind.WAITING, say("Retirement under approval"));
            case CLOSED -> outcome(review.outcome() == null ? ReviewOutcome.REAFFIRM : review.outcome());
            case SUPERSEDED -> new StatusBadge(StatusBadge.Kind.SUPERSEDED, say("Replaced by a new version"));
        };
    }

    static StatusBadge waitsForMe(ReviewFacts review, LocalDate today) {
        return review.dueOn().isBefore(today)
                ? new StatusBadge(StatusBadge.Kind.OVERDUE, say("Late: waiting for you"))
                : new StatusBadge(StatusBadge.Kind.WAITING, say("Waiting for you"));
    }

    private static StatusBadge outcome(ReviewOutcome outcome) {
        return switch (outcome) {
            case REAFFIRM -> new StatusBadge(StatusBadge.Kind.PUBLISHED, say("Reaffirmed"));
            case REVISE -> new StatusBadge(StatusBadge.Kind.DRAFT, say("To be revised"));
            case RETIRE -> new StatusBadge(StatusBadge.Kind.RETIRED, say("Retired"));
        };
    }

    static String waitsFor(ReviewFacts review) {
        return review.reviewerName() == null ? say("compliance") : review.reviewerName();
    }

    /** "Ben Ott for Karin Nyberg, on 4 May 2026". */
    static Component whoDecided(ReviewFacts review, Clock clock) {
        Span line = new Span(
                review.decidedForName() == null
                        ? review.decidedByName() + ", "
                        : say("{0} for {1}", review.decidedByName(), review.decidedForName()) + ", ");
        line.addClassName("quiet");
        if (review.decidedAt() != null) {
            line.add(DueDate.ago(review.decidedAt(), clock));
        }
        return line;
    }
}
