package org.bylaw.controlreview.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.Map;
import org.bylaw.controlreview.ControlReviewFacts;
import org.bylaw.controlreview.ControlReviewList;
import org.bylaw.controlreview.ControlReviewList.Candidate;
import org.bylaw.controlreview.ControlReviews;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;

/** Names who tests a control, out of those who are independent of it. */
final class NameReviewerDialog extends Dialog {

    private final transient ControlReviews reviews;
    private final transient ControlReviewFacts review;
    private final transient Runnable afterwards;
    private final ComboBox<Candidate> reviewer = new ComboBox<>(say("Reviewer"));

    NameReviewerDialog(ControlReviews reviews, ControlReviewList list, ControlReviewFacts review, Runnable afterwards) {
        this.reviews = reviews;
        this.review = review;
        this.afterwards = afterwards;
        setHeaderTitle(say("Who tests {0}?", review.controlTitle()));
        setWidth("480px");
        reviewer.setItems(query ->
                list
                        .candidates(review.id(), query.getFilter().orElse(""), query.getOffset(), query.getLimit())
                        .stream());
        reviewer.setItemLabelGenerator(Candidate::name);
        reviewer.setHelperText(say("Compliance and owners of other controls; never who owns or assessed this one."));
        reviewer.setWidthFull();
        add(reviewer);
        Button name = new Button(say("Name the reviewer"), click -> name());
        name.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Cancel"), click -> close()), name);
    }

    private void name() {
        try {
            reviews.nameReviewer(
                    review.id(),
                    review.revision(),
                    reviewer.getValue() == null ? null : reviewer.getValue().id());
        } catch (Problem problem) {
            Notices.problem(problem, Map.<String, HasValidation>of("reviewer", reviewer));
            return;
        }
        close();
        Notices.success(say("{0} tests this control.", reviewer.getValue().name()));
        afterwards.run();
    }
}
