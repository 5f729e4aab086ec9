package org.bylaw.controlreview.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.bylaw.controlreview.ControlReviewFacts;
import org.bylaw.controlreview.ControlReviewList;
import org.bylaw.controlreview.ControlReviewState;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.SubjectPanel;

/** On a control's page: what its last review came to, when the next one is, and all of them. */
@org.springframework.stereotype.Component
class ControlReviewPanel extends SubjectPanel {

    private final ControlReviewList list;
    private final StepForms forms;
    private final Clock clock;

    ControlReviewPanel(ControlReviewList list, StepForms forms, Clock clock) {
        super("reviews", later("Reviews"), 30, Set.of(SubjectRef.CONTROL));
        this.list = list;
        this.forms = forms;
        this.clock = clock;
    }

    @Override
    public Component render(SubjectRef subject) {
        Div panel = new Div();
        panel.addClassNames("stack", "review-panel");
        fill(panel, subject);
        return panel;
    }

    private void fill(Div panel, SubjectRef control) {
        panel.removeAll();
        List<ControlReviewFacts> all = list.ofControl(control.id());
        if (all.isEmpty()) {
            panel.add(new EmptyState(
                    VaadinIcon.CLIPBOARD_CHECK,
                    say("No review is planned yet"),
                    say("Once this control applies and has an owner, its first review is planned by itself.")));
            return;
        }
        all.stream()
                .filter(review -> review.state() == ControlReviewState.CLOSED)
                .findFirst()
                .ifPresent(last -> panel.add(section(say("Last result"), last)));
        all.stream()
                .filter(review -> !review.state().isOver())
                .findFirst()
                .ifPresent(next -> panel.add(next(next, panel, control)));
        ReviewGrid grid = new ReviewGrid(say("Reviews of this control"), clock, true);
        grid.setItems(all);
        grid.setAllRowsVisible(all.size() <= 20);
        panel.add(grid);
    }

    private Div next(ControlReviewFacts next, Div panel, SubjectRef control) {
        Div section = section(say("Next review"), next);
        if (list.turn(next).pullForward()) {
            section.add(new Div(
                    new Button(say("Pull forward …"), click -> forms.pullForward(next, () -> fill(panel, control)))));
        }
        return section;
    }

    private Div section(String heading, ControlReviewFacts review) {
        LocalDate today = LocalDate.now(clock);
        Div line = new Div(Words.badge(review, today));
        line.add(
                review.closedAt() == null
                        ? new Span(say("Due on {0}.", DueDate.exact(review.dueOn())))
                        : DueDate.ago(review.closedAt(), clock));
        line.add(new Anchor("control-reviews/" + review.id(), say("Open the review")));
        line.addClassName("row");
        return new Div(new H2(heading), line);
    }
}
