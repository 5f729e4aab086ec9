package org.bylaw.operations.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.function.Consumer;
import org.bylaw.operations.StuckStep;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.StatusBadge;

/** One stuck step: what, of which thing, since when, why; and the button that tries it again. */
class StuckStepLine extends Div {

    StuckStepLine(StuckStep step, boolean mayRetry, Consumer<StuckStep> retry, Clock clock) {
        addClassName("stuck-step");
        Div head = new Div(new StatusBadge(StatusBadge.Kind.OVERDUE, say("Stuck")), what(step));
        head.addClassName("row");
        Span about = new Span(say("In the process “{0}”,", step.process()) + " ");
        Div line = new Div(about, DueDate.ago(step.since(), clock));
        line.addClassName("quiet");
        Paragraph error = new Paragraph(step.message().isBlank() ? say("No message was given.") : step.message());
        error.addClassName("error-text");
        Div text = new Div(head, line, new NativeDetails(say("What went wrong"), error));
        add(text);
        if (mayRetry) {
            Button button = new Button(say("Retry “{0}”", step.step()), click -> retry.accept(step));
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            button.setDisableOnClick(true);
            add(button);
        }
    }

    private static Span what(StuckStep step) {
        Span what = new Span(step.step());
        what.addClassName("work-what");
        if (step.subject() != null && step.path() != null) {
            what.add(new Span(": "), new Anchor(step.path().substring(1), step.subject()));
        }
        return what;
    }
}
