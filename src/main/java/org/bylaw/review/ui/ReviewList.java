package org.bylaw.review.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import org.bylaw.review.ReviewFacts;
import org.bylaw.review.ReviewState;
import org.bylaw.ui.DueDate;
import org.jspecify.annotations.Nullable;

/** Reviews as lines: which policy, whose, how it stands, and when. */
final class ReviewList extends UnorderedList {

    private final transient Clock clock;
    private final transient @Nullable Consumer<ReviewFacts> bringForward;

    /** @param bringForward what the button of a planned review does; empty where there is none */
    ReviewList(Clock clock, @Nullable Consumer<ReviewFacts> bringForward) {
        this.clock = clock;
        this.bringForward = bringForward;
        addClassNames("work-list", "review-list");
    }

    void append(List<ReviewFacts> reviews) {
        reviews.forEach(review -> add(line(review)));
    }

    private ListItem line(ReviewFacts review) {
        LocalDate today = LocalDate.now(clock);
        Span what = new Span(review.title() + " " + review.versionNumber());
        what.addClassName("work-what");
        Div why = new Div();
        why.addClassName("work-why");
        why.add(Words.badge(review, today));
        if (review.decidedAt() == null) {
            if (!review.ownerId().equals(review.reviewerId())) {
                why.add(new Span(review.ownerName()));
            }
            why.add(new Span(review.departmentName()), new Span(review.reference()));
        } else {
            why.add(Words.whoDecided(review, clock));
        }
        Span when = review.state() == ReviewState.CLOSED ? new Span() : DueDate.of(review.dueOn(), today);
        when.addClassName("work-due");
        Anchor link = new Anchor("reviews/" + review.id(), "");
        link.addClassName("work-link");
        link.add(what, when, why);
        if (review.decidedAt() != null && review.note() != null) {
            Span note = new Span(review.note());
            note.addClassName("note");
            link.add(note);
        }
        ListItem line = new ListItem(link);
        line.addClassName("work-item");
        if (bringForward != null && review.state() == ReviewState.PLANNED) {
            Button forward = new Button(say("Bring forward …"), click -> bringForward.accept(review));
            forward.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            forward.setAriaLabel(say("Bring forward the review of {0}", review.title()));
            line.add(forward);
            line.addClassName("with-act");
        }
        return line;
    }
}
