package org.bylaw.controlreview.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.bylaw.controlreview.ControlReviewFacts;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.NarrowGrid;

/** Reviews of controls as a table: which control, how it stands, whose, who tests, and when. */
final class ReviewGrid extends Grid<ControlReviewFacts> {

    private final transient Clock clock;

    /** @param ofOneControl where all are of the same control, so that its name need not stand in each line */
    ReviewGrid(String label, Clock clock, boolean ofOneControl) {
        this.clock = clock;
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        addComponentColumn(review -> name(review, ofOneControl))
                .setHeader(ofOneControl ? say("Review") : say("Control"))
                .setFlexGrow(5);
        addComponentColumn(review -> Words.badge(review, LocalDate.now(clock)))
                .setHeader(say("State"))
                .setFlexGrow(3);
        addColumn(review -> Objects.requireNonNullElse(review.ownerName(), "–"))
                .setHeader(say("Owner"))
                .setFlexGrow(2);
        addColumn(review -> Objects.requireNonNullElse(review.reviewerName(), "–"))
                .setHeader(say("Reviewer"))
                .setFlexGrow(2);
        addComponentColumn(this::when).setHeader(say("Due")).setFlexGrow(0).setWidth("150px");
        NarrowGrid.use(
                this,
                addComponentColumn(review -> narrow(review, ofOneControl))
                        .setHeader(ofOneControl ? say("Review") : say("Control")));
        setAriaLabel(label);
    }

    private static Div name(ControlReviewFacts review, boolean ofOneControl) {
        Anchor link = new Anchor(
                "control-reviews/" + review.id(),
                ofOneControl ? say("Review {0}", review.number()) : review.controlTitle());
        link.addClassName("name");
        Div cell = new Div(link);
        if (!ofOneControl) {
            Span number = new Span(say("Review {0}", review.number()));
            number.addClassName("quiet");
            cell.add(number);
        }
        cell.addClassName("cell-stack");
        return cell;
    }

    private Span when(ControlReviewFacts review) {
        if (review.closedAt() != null) {
            return DueDate.ago(review.closedAt(), clock);
        }
        return DueDate.of(review.dueOn(), LocalDate.now(clock));
    }

    private Div narrow(ControlReviewFacts review, boolean ofOneControl) {
        Div cell = name(review, ofOneControl);
        cell.add(Words.badge(review, LocalDate.now(clock)), when(review));
        return cell;
    }
}
