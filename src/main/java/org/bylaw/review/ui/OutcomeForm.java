package org.bylaw.review.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.Map;
import java.util.function.Consumer;
import org.bylaw.review.ReviewFacts;
import org.bylaw.review.ReviewOutcome;
import org.bylaw.review.ReviewPage;
import org.bylaw.review.Reviews;
import org.bylaw.shared.Problem;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.Notices;
import org.jspecify.annotations.Nullable;

/** My decision: three choices that say what follows from each, a note, and one button. What was typed stays when it is refused. */
final class OutcomeForm extends Div {

    private final transient Reviews reviews;
    private final transient ReviewPage page;
    private final transient Consumer<ReviewOutcome> done;
    private final transient Consumer<String> stale;
    private final RadioButtonGroup<ReviewOutcome> choice = new RadioButtonGroup<>();
    private final TextArea note = new TextArea();
    private final Button complete = new Button();

    /**
     * A form.
     *
     * @param typed what was written before the page was shown anew
     * @param stale told in words that the page no longer shows what stands; the form stays as it is
     */
    OutcomeForm(Reviews reviews, ReviewPage page, String typed, Consumer<ReviewOutcome> done, Consumer<String> stale) {
        this.reviews = reviews;
        this.page = page;
        this.done = done;
        this.stale = stale;
        setId("decide");
        addClassNames("card", "outcome-form");
        choice.setItems(ReviewOutcome.values());
        choice.setRenderer(new ComponentRenderer<>(this::option));
        choice.setAriaLabel(say("Does this text still hold?"));
        choice.addValueChangeListener(change -> wording());
        note.setValue(typed);
        note.setMaxLength(4000);
        note.setMinRows(3);
        note.setMaxRows(10);
        note.setWidthFull();
        complete.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        complete.addClickListener(click -> complete());
        complete.setWidthFull();
        wording();
        add(new H2(say("Does this text still hold?")), why(), choice, note, complete);
    }

    String typed() {
        return note.getValue();
    }

    private Paragraph why() {
        ReviewPage.Turn turn = page.turn();
        Paragraph why = new Paragraph(
                turn == null || turn.absentName() == null || turn.absentUntil() == null
                        ? say("You are asked {0}.", page.why())
                        : say(
                                "You are asked for {0}, who is away until {1} ({2}).",
                                turn.absentName(), DueDate.exact(turn.absentUntil()), page.why()));
        why.addClassName("quiet");
        return why;
    }

    private Div option(ReviewOutcome outcome) {
        ReviewFacts review = page.review();
        Span title = new Span(
                switch (outcome) {
                    case REAFFIRM -> say("Reaffirm");
                    case REVISE -> say("Revise");
                    case RETIRE -> say("Retire");
                });
        title.addClassName("option-title");
        Span what = new Span(
                switch (outcome) {
                    case REAFFIRM ->
                        say(
                                "It holds as it is. The text and all attestations stay; the next review is due on {0}.",
                                DueDate.exact(page.nextDueOn()));
                    case REVISE ->
                        underWork()
                                ? say(
                                        "It has to change. The draft that is being written already goes on; {0} stays in force until then.",
                                        review.versionNumber())
                                : say(
                                        "It has to change. A draft begins with this text; {0} stays in force until the new version is.",
                                        review.versionNumber());
                    case RETIRE ->
                        say(
                                "It is no longer needed. This goes to approval; then it leaves the portal and stays on record.");
                });
        what.addClassName("quiet");
        Div option = new Div(title, what);
        option.addClassName("option");
        return option;
    }

    private boolean underWork() {
        return page.newer().stream().anyMatch(version -> version.state().isUnderWork());
    }

    private void wording() {
        ReviewOutcome outcome = choice.getValue();
        String subject = page.review().title() + " " + page.review().versionNumber();
        choice.setInvalid(false);
        note.setInvalid(false);
        note.setLabel(outcome == null || outcome == ReviewOutcome.REAFFIRM ? say("What you looked at") : say("Reason"));
        note.setHelperText(help(outcome));
        complete.setText(
                switch (outcome) {
                    case null -> say("Complete the review");
                    case REAFFIRM -> say("Reaffirm until {0}", DueDate.exact(page.nextDueOn()));
                    case REVISE -> underWork() ? say("Revise, with the draft there is") : say("Revise: begin a draft");
                    case RETIRE -> say("Send the retirement to approval");
                });
        complete.setTooltipText(subject);
    }

    private static String help(@Nullable ReviewOutcome outcome) {
        return switch (outcome) {
            case null -> say("It stays on record.");
            case REAFFIRM -> say("You may leave it empty; an auditor will be glad of a line.");
            case REVISE -> say("Whoever writes the draft reads it.");
            case RETIRE -> say("Whoever approves the retirement reads it.");
        };
    }

    private void complete() {
        ReviewOutcome outcome = choice.getValue();
        if (outcome == null) {
            choice.setErrorMessage(say("Choose one of the three."));
            choice.setInvalid(true);
            choice.getElement().callJsFunction("focus");
            return;
        }
        ReviewFacts review = page.review();
        try {
            reviews.complete(review.id(), review.revision(), outcome, note.getValue());
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.STALE) {
                stale.accept(problem.getMessage());
            } else {
                Notices.problem(problem, Map.<String, HasValidation>of("note", note));
                if (problem.field().isPresent()) {
                    note.focus();
                }
            }
            return;
        }
        done.accept(outcome);
    }
}
