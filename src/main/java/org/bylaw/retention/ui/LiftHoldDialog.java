package org.bylaw.retention.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Map;
import org.bylaw.retention.LegalHold;
import org.bylaw.retention.LegalHolds;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;

/** Lifts a legal hold, with the reason. */
final class LiftHoldDialog extends Dialog {

    LiftHoldDialog(LegalHolds holds, LegalHold hold, Runnable afterwards) {
        setHeaderTitle(say("Lift the legal hold?"));
        setWidth("520px");
        TextArea reason = new TextArea(say("Why it may go"));
        reason.setHelperText(say("What has outlived its term is removed with the next run."));
        reason.setMaxLength(2000);
        reason.setMinRows(3);
        reason.setWidthFull();
        add(reason);
        Button lift = new Button(say("Lift the hold"), click -> {
            try {
                holds.lift(hold.id(), reason.getValue());
                close();
                Notices.success(say("The hold is lifted."));
                afterwards.run();
            } catch (Problem problem) {
                Notices.problem(problem, Map.of("reason", reason));
            }
        });
        lift.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Cancel"), click -> close()), lift);
    }
}
