package org.bylaw.policy.ui;

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
        setHeaderTitle("Withdraw " + policy.title() + " " + version.number() + "?");
        setWidth("min(560px, 96vw)");
        TextArea reason = new TextArea("Reason");
        reason.setWidthFull();
        add(
                new Paragraph(
                        "It goes back to draft. Decisions made so far stay on record; approval begins anew later."),
                reason);
        Button withdraw = new Button("Withdraw version " + version.number(), click -> {
            try {
                submissions.withdraw(version.id(), reason.getValue());
                close();
                Notices.success("Version " + version.number() + " is a draft again.");
                UI.getCurrent().refreshCurrentRoute(true);
            } catch (Problem problem) {
                Notices.problem(problem, Map.of("reason", reason));
            }
        });
        withdraw.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        getFooter().add(new Button("Cancel", click -> close()), withdraw);
    }
}
