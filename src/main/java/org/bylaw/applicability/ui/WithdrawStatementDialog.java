package org.bylaw.applicability.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Map;
import org.bylaw.applicability.StatementDrafts;
import org.bylaw.applicability.StatementVersion;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;

/** Takes a version back from approval, with a reason that the approvers see. */
final class WithdrawStatementDialog extends Dialog {

    WithdrawStatementDialog(StatementDrafts drafts, StatementVersion version, Runnable afterwards) {
        setHeaderTitle(say("Withdraw {0} {1}?", version.title(), version.name()));
        setWidth("min(560px, 96vw)");
        TextArea reason = new TextArea(say("Reason"));
        reason.setMaxLength(4000);
        reason.setWidthFull();
        add(
                new Paragraph(say(
                        "It goes back to draft. Decisions made so far stay on record; approval begins anew later.")),
                reason);
        Button withdraw = new Button(say("Withdraw version {0}", version.name()), click -> {
            try {
                drafts.withdraw(version.id(), reason.getValue());
                close();
                Notices.success(say("Version {0} is a draft again.", version.name()));
                afterwards.run();
            } catch (Problem problem) {
                Notices.problem(problem, Map.of("reason", reason));
            }
        });
        withdraw.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        getFooter().add(new Button(say("Cancel"), click -> close()), withdraw);
    }
}
