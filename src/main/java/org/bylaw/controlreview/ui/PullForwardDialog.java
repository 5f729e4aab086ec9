package org.bylaw.controlreview.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bylaw.controlreview.ControlReviewFacts;
import org.bylaw.controlreview.ControlReviewList;
import org.bylaw.controlreview.ControlReviewList.Cause;
import org.bylaw.controlreview.ControlReviews;
import org.bylaw.controlreview.ReviewCause;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;
import org.bylaw.ui.SeveralWords;

/** Opens planned reviews now: of one control, of several, or of all that correspond to an article of a law. */
final class PullForwardDialog extends Dialog {

    private final transient ControlReviews reviews;
    private final transient Runnable afterwards;
    private final MultiSelectComboBox<ControlReviewFacts> chosen = new MultiSelectComboBox<>(say("Controls"));
    private final Select<ReviewCause> cause = new Select<>();
    private final TextArea reason = new TextArea(say("Why it can't wait"));

    /** @param preset those that are chosen to begin with */
    PullForwardDialog(
            ControlReviews reviews, ControlReviewList list, List<ControlReviewFacts> preset, Runnable afterwards) {
        this.reviews = reviews;
        this.afterwards = afterwards;
        setHeaderTitle(say("Pull reviews forward"));
        setWidth("560px");
        Paragraph about = new Paragraph(
                say("The owners are asked at once instead of on the planned day, with a mail, and read your reason."));
        about.addClassName("quiet");
        chosen.setItems(
                query -> list.planned(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        chosen.setItemLabelGenerator(ControlReviewFacts::controlTitle);
        chosen.setWidthFull();
        SeveralWords.tell(chosen);
        chosen.setValue(new HashSet<>(preset));
        cause.setLabel(say("What happened"));
        cause.setItems(Arrays.stream(ReviewCause.values())
                .filter(value -> value != ReviewCause.SCHEDULE)
                .toList());
        cause.setItemLabelGenerator(value -> say(value.word()));
        reason.setMaxLength(4000);
        reason.setMinRows(3);
        reason.setWidthFull();
        Div fields = new Div(about, chosen, corresponding(list), cause, reason);
        fields.addClassName("stack");
        add(fields);
        Button confirm = new Button(say("Pull forward"), click -> pull());
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Not now"), click -> close()), confirm);
    }

    private ComboBox<Cause> corresponding(ControlReviewList list) {
        ComboBox<Cause> law = new ComboBox<>(say("Add all that correspond to"));
        law.setItems(query -> list.causes(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        law.setItemLabelGenerator(Cause::name);
        law.setHelperText(
                say("An article, clause or requirement; its controls with a planned review are added above."));
        law.setWidthFull();
        law.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                Set<ControlReviewFacts> all = new HashSet<>(chosen.getValue());
                all.addAll(list.plannedFor(change.getValue().id()));
                chosen.setValue(all);
            }
        });
        return law;
    }

    private void pull() {
        int count = chosen.getValue().size();
        try {
            reviews.pullForward(
                    chosen.getValue().stream().map(ControlReviewFacts::id).toList(),
                    cause.getValue(),
                    reason.getValue());
        } catch (Problem problem) {
            Notices.problem(
                    problem, Map.<String, HasValidation>of("reviews", chosen, "cause", cause, "reason", reason));
            return;
        }
        close();
        Notices.success(counted(count, "1 review is open now.", "{0} reviews are open now."));
        afterwards.run();
    }
}
