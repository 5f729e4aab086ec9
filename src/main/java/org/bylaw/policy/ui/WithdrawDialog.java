package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Map;
import org.bylaw.policy.PolicyFacts;
import org.bylaw.policy.Submissions;
import org.bylaw.policy.VersionFacts;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;

/** Takes a version back from approval, with a reason that the approvers see. */
final class WithdrawDialog extends Dialog {

    WithdrawDialog(PolicyFacts policy, VersionFacts version, Submissions submissions) {
        setHeaderTitle(say("Withdraw {0} {1}?", policy.title(), version.number()));
        setWidth("min(560px, 96vw)");
        TextArea reason = new TextArea(say("Reason"));
        reason.setWidthFull();
        add(
                new Paragraph(say(
                        "It goes back to draft. Decisions made so far stay on record; approval begins anew later.")),
                reason);
        Button withdraw = new Button(say("Withdraw version {0}", version.number()), click -> {
            try {
                submissions.withdraw(version.id(), reason.getValue());
                close();
                Notices.success(say("Version {0} is a draft again.", version.number()));
                UI.getCurrent().refreshCurrentRoute(true);
            } catch (Problem problem) {
                Notices.problem(problem, Map.of("reason", reason));
            }
        });
        withdraw.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        getFooter().add(new Button(say("Cancel"), click -> close()), withdraw);
    }
}
