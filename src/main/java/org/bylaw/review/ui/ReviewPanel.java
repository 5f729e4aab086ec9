package org.bylaw.review.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.bylaw.review.ReviewFacts;
import org.bylaw.review.ReviewPages;
import org.bylaw.review.ReviewState;
import org.bylaw.review.Reviews;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.SubjectPanel;

/** The tab "Review" of a policy's page: when the next one is, and what the earlier ones came to. */
@org.springframework.stereotype.Component
class ReviewPanel extends SubjectPanel {

    private final Reviews reviews;
    private final ReviewPages pages;
    private final Clock clock;

    ReviewPanel(Reviews reviews, ReviewPages pages, Clock clock) {
        super("review", later("Review"), 60, Set.of(SubjectRef.POLICY));
        this.reviews = reviews;
        this.pages = pages;
        this.clock = clock;
    }

    @Override
    public Component render(SubjectRef subject) {
        Div panel = new Div();
        panel.addClassNames("stack", "review-panel");
        fill(panel, subject);
        return panel;
    }

    private void fill(Div panel, SubjectRef policy) {
        panel.removeAll();
        List<ReviewFacts> all = reviews.ofPolicy(policy.id());
        all.stream().filter(ReviewPanel::ahead).findFirst().ifPresent(next -> panel.add(next(next, panel, policy)));
        List<ReviewFacts> done = all.stream()
                .filter(review -> review.state() == ReviewState.CLOSED)
                .toList();
        if (!done.isEmpty()) {
            ReviewList list = new ReviewList(clock, null);
            list.append(done);
            panel.add(new H2(say("Earlier reviews")), list);
        }
        if (panel.getComponentCount() == 0) {
            panel.add(new EmptyState(
                    VaadinIcon.CALENDAR_CLOCK,
                    say("No review is planned"),
                    say("When a version is published, the day is set on which it is to be looked at again.")));
        }
    }

    private static boolean ahead(ReviewFacts review) {
        return review.state() != ReviewState.CLOSED && review.state() != ReviewState.SUPERSEDED;
    }

    private Div next(ReviewFacts next, Div panel, SubjectRef policy) {
        LocalDate today = LocalDate.now(clock);
        Span day = new Span(DueDate.exact(next.dueOn()));
        day.addClassName("next-review");
        Paragraph line = new Paragraph(day);
        if (next.dueOn().isBefore(today.plusDays(7))) {
            line.add(new Span(" "), DueDate.of(next.dueOn(), today));
        }
        Div how = new Div(Words.badge(next, today));
        how.addClassName("row");
        if (next.state() == ReviewState.PLANNED) {
            how.add(new Span(say("{0} is asked on {1}.", next.ownerName(), DueDate.exact(next.opensOn()))));
        }
        how.add(new Anchor(
                "reviews/" + next.id(), reviews.mayDecide(next) ? say("Review it now") : say("Open the review")));
        Div box = new Div(new H2(say("Next review")), line, how);
        if (pages.mayBringForward(next)) {
            box.add(new Div(new Button(
                    say("Bring it forward …"),
                    click -> new BringForwardDialog(reviews, next, () -> fill(panel, policy)).open())));
        }
        box.addClassName("stack");
        return box;
    }
}
