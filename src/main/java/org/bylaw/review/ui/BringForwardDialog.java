package org.bylaw.review.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Map;
import org.bylaw.review.ReviewFacts;
import org.bylaw.review.Reviews;
import org.bylaw.shared.Problem;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.Notices;

/** Opens a planned review now; asks why it can't wait. */
final class BringForwardDialog extends Dialog {

    private final transient Reviews reviews;
    private final transient ReviewFacts review;
    private final transient Runnable afterwards;
    private final TextArea reason = new TextArea(say("Why it can't wait"));

    BringForwardDialog(Reviews reviews, ReviewFacts review, Runnable afterwards) {
        this.reviews = reviews;
        this.review = review;
        this.afterwards = afterwards;
        setHeaderTitle(say("Review “{0}” now?", review.title()));
        setWidth("480px");
        Paragraph about = new Paragraph(say(
                "It is planned for {0}. {1} is asked at once instead, with a mail, and reads your reason.",
                DueDate.exact(review.dueOn()), review.ownerName()));
        about.addClassName("quiet");
        reason.setPlaceholder(say("An incident, a new law, a finding of an audit"));
        reason.setMaxLength(4000);
        reason.setMinRows(3);
        reason.setWidthFull();
        reason.setAutofocus(true);
        add(about, reason);
        Button confirm = new Button(say("Bring it forward"), click -> bringForward());
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Not now"), click -> close()), confirm);
    }

    private void bringForward() {
        try {
            reviews.bringForward(review.id(), reason.getValue());
        } catch (Problem problem) {
            Notices.problem(problem, Map.<String, HasValidation>of("reason", reason));
            return;
        }
        close();
        Notices.success(say("{0} is asked to review “{1}” now.", review.ownerName(), review.title()));
        afterwards.run();
    }
}
