package org.bylaw.controlreview.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Map;
import java.util.function.Consumer;
import org.bylaw.controlreview.ControlReviewFacts;
import org.bylaw.controlreview.ControlReviewList.Turn;
import org.bylaw.controlreview.ControlReviews;
import org.bylaw.controlreview.ControlTest;
import org.bylaw.controlreview.TestResult;

/** The independent reviewer notes samples and results; findings are raised in the panel beside. */
final class TestForm extends StepForm {

    private final transient ControlReviews reviews;
    private final transient ControlReviewFacts review;
    private final transient Consumer<String> done;
    private final RadioButtonGroup<TestResult> design = results(say("Design: does it do what it is for?"));
    private final RadioButtonGroup<TestResult> operation = results(say("Operation: is it done as it is meant?"));
    private final RadioButtonGroup<TestResult> result = results(say("Result of both together"));
    private final TextArea samples =
            area(say("Samples"), say("What you looked at, how many, and what you saw."), 10_000);

    TestForm(
            ControlReviews reviews,
            ControlReviewFacts review,
            Turn turn,
            String typed,
            Consumer<String> done,
            Consumer<String> stale) {
        super(
                review.tests() == 0 ? say("Does this control work?") : say("Does it work after the corrections?"),
                say("Give it to management"),
                stale);
        this.reviews = reviews;
        this.review = review;
        this.done = done;
        samples.setValue(typed);
        fields(
                quiet(
                        turn.inPlaceOf() == null
                                ? say("You are asked as the independent reviewer.")
                                : say("You are asked for {0}, who is away.", turn.inPlaceOf())),
                samples,
                design,
                operation,
                result,
                quiet(
                        say(
                                "Raise what you found below, under “Findings”, before you give the result. A control that is not effective needs a finding.")));
    }

    private static RadioButtonGroup<TestResult> results(String label) {
        RadioButtonGroup<TestResult> group = new RadioButtonGroup<>(label);
        group.setItems(TestResult.values());
        group.setItemLabelGenerator(value -> say(value.word()));
        return group;
    }

    @Override
    void act() {
        reviews.test(
                review.id(),
                review.revision(),
                new ControlTest(design.getValue(), operation.getValue(), result.getValue(), samples.getValue()));
        done.accept(say("Your result is with management now; what is done about the findings starts."));
    }

    @Override
    Map<String, HasValidation> fieldsByName() {
        return Map.of("design", design, "operation", operation, "result", result, "samples", samples);
    }

    @Override
    String typed() {
        return samples.getValue();
    }
}
