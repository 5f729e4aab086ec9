package org.bylaw.controlreview.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bylaw.controlreview.Acceptance;
import org.bylaw.controlreview.ControlReviewFacts;
import org.bylaw.controlreview.ControlReviewSigning;
import org.bylaw.controlreview.TestResult;
import org.bylaw.signature.Signatures;
import org.bylaw.ui.Go;

/** Management chooses what it accepts, and goes to the page where that is signed. */
final class AcceptForm extends StepForm {

    private static final int NAMED = 10;

    private final transient ControlReviewSigning signing;
    private final transient Signatures signatures;
    private final transient ControlReviewFacts review;
    private final RadioButtonGroup<Acceptance> choice = new RadioButtonGroup<>();
    private final TextArea comment = area("", "", 4000);

    AcceptForm(
            ControlReviewSigning signing,
            Signatures signatures,
            ControlReviewFacts review,
            List<ControlReviewFacts> concerned,
            String typed,
            Consumer<String> stale) {
        super(say("What do you accept?"), say("Read and sign"), stale);
        this.signing = signing;
        this.signatures = signatures;
        this.review = review;
        boolean effective = review.result() == TestResult.EFFECTIVE;
        choice.setItems(effective ? List.of(Acceptance.RESULT) : List.of(Acceptance.values()));
        choice.setAriaLabel(say("What do you accept?"));
        choice.setRenderer(new ComponentRenderer<>(AcceptForm::option));
        choice.addValueChangeListener(change -> wording());
        if (effective) {
            choice.setValue(Acceptance.RESULT);
        }
        comment.setValue(typed);
        wording();
        fields(
                quiet(say("You are asked as management. The first of you who signs decides for all.")),
                choice,
                comment,
                concerned(concerned),
                quiet(
                        effective
                                ? say("Next you read the sentence and give your password.")
                                : say(
                                        "Or wait: once all corrections are verified, the reviewer tests again before you are asked.")));
    }

    /** What begins with the signature: planned reviews of what corresponds to a control that failed. */
    private static Div concerned(List<ControlReviewFacts> concerned) {
        Div part = new Div();
        part.setVisible(!concerned.isEmpty());
        UnorderedList list = new UnorderedList();
        concerned.stream().limit(NAMED).forEach(other -> list.add(new ListItem(other.controlTitle())));
        part.add(
                quiet(
                        counted(
                                concerned.size(),
                                "With your signature the planned review of 1 control that corresponds to it begins at once:",
                                "With your signature the planned reviews of {0} controls that correspond to it begin at once:")),
                list);
        if (concerned.size() > NAMED) {
            part.add(quiet(say("And {0} more.", concerned.size() - NAMED)));
        }
        return part;
    }

    private static Div option(Acceptance acceptance) {
        Span title = new Span(acceptance == Acceptance.RESULT ? say("The result") : say("The remaining risk"));
        title.addClassName("option-title");
        Span what = new Span(
                acceptance == Acceptance.RESULT
                        ? say("It stands as the reviewer found it. Corrections go on, and the next review is planned.")
                        : say("The organisation lives with what does not work, for the reason that you give."));
        what.addClassName("quiet");
        Div option = new Div(title, what);
        option.addClassName("option");
        return option;
    }

    private void wording() {
        boolean risk = choice.getValue() == Acceptance.REMAINING_RISK;
        choice.setInvalid(false);
        comment.setInvalid(false);
        comment.setLabel(risk ? say("Why the risk can be borne") : say("Your comment"));
        comment.setHelperText(risk ? say("And until when; the auditor reads it.") : say("You may leave it empty."));
        verb(risk ? say("Accept the risk: read and sign") : say("Accept the result: read and sign"));
    }

    @Override
    void act() {
        Go.to(signatures
                .ask(signing.toSign(review.id(), review.revision(), choice.getValue(), comment.getValue()))
                .substring(1));
    }

    @Override
    Map<String, HasValidation> fieldsByName() {
        return Map.of("acceptance", choice, "comment", comment);
    }

    @Override
    String typed() {
        return comment.getValue();
    }
}
