package org.bylaw.review.ui;

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
    private final TextArea reason = new TextArea("Why it can't wait");

    BringForwardDialog(Reviews reviews, ReviewFacts review, Runnable afterwards) {
        this.reviews = reviews;
        this.review = review;
        this.afterwards = afterwards;
        setHeaderTitle("Review “%s” now?".formatted(review.title()));
        setWidth("480px");
        Paragraph about =
                new Paragraph("It is planned for %s. %s is asked at once instead, with a mail, and reads your reason."
                        .formatted(DueDate.exact(review.dueOn()), review.ownerName()));
        about.addClassName("quiet");
        reason.setPlaceholder("An incident, a new law, a finding of an audit");
        reason.setMaxLength(4000);
        reason.setMinRows(3);
        reason.setWidthFull();
        reason.setAutofocus(true);
        add(about, reason);
        Button confirm = new Button("Bring it forward", click -> bringForward());
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button("Not now", click -> close()), confirm);
    }

    private void bringForward() {
        try {
            reviews.bringForward(review.id(), reason.getValue());
        } catch (Problem problem) {
            Notices.problem(problem, Map.<String, HasValidation>of("reason", reason));
            return;
        }
        close();
        Notices.success("%s is asked to review “%s” now.".formatted(review.ownerName(), review.title()));
        afterwards.run();
    }
}
