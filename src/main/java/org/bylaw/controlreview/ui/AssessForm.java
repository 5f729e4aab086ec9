package org.bylaw.controlreview.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bylaw.controlreview.ControlReviewFacts;
import org.bylaw.controlreview.ControlReviewList.Turn;
import org.bylaw.controlreview.ControlReviews;

/** The owner says how the control is done and how mature it is. */
final class AssessForm extends StepForm {

    private final transient ControlReviews reviews;
    private final transient ControlReviewFacts review;
    private final transient Consumer<String> done;
    private final TextArea assessment =
            area(say("How it is done, and what has changed"), say("The reviewer reads it and tests it."), 10_000);
    private final Select<Integer> maturity = new Select<>();

    AssessForm(
            ControlReviews reviews,
            ControlReviewFacts review,
            Turn turn,
            String typed,
            Consumer<String> done,
            Consumer<String> stale) {
        super(say("How is this control done?"), say("Give it to the reviewer"), stale);
        this.reviews = reviews;
        this.review = review;
        this.done = done;
        maturity.setLabel(say("Maturity"));
        maturity.setItems(List.of(0, 1, 2, 3, 4, 5));
        maturity.setHelperText(say("0 (nothing) to 5 (optimised)"));
        assessment.setValue(typed);
        fields(
                quiet(
                        turn.inPlaceOf() == null
                                ? say("You are asked as the owner of the control.")
                                : say("You are asked for {0}, who is away.", turn.inPlaceOf())),
                assessment,
                maturity,
                quiet(say("Attach the evidence below before you give it on.")));
    }

    @Override
    void act() {
        reviews.assess(review.id(), review.revision(), assessment.getValue(), maturity.getValue());
        done.accept(say("Your assessment is with the reviewer now."));
    }

    @Override
    Map<String, HasValidation> fieldsByName() {
        return Map.of("assessment", assessment, "maturity", maturity);
    }

    @Override
    String typed() {
        return assessment.getValue();
    }
}
