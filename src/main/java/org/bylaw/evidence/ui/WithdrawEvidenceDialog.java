package org.bylaw.evidence.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Map;
import org.bylaw.evidence.EvidenceFacts;
import org.bylaw.evidence.Evidences;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;

/** Withdraws evidence, with the reason; what was typed stays when that is refused. */
final class WithdrawEvidenceDialog extends Dialog {

    WithdrawEvidenceDialog(Evidences evidences, EvidenceFacts evidence, Runnable afterwards) {
        setHeaderTitle(say("Withdraw “{0}”?", evidence.title()));
        setWidth("480px");
        TextArea reason = new TextArea(say("Reason"));
        reason.setHelperText(say("It stays on record."));
        reason.setMaxLength(2000);
        reason.setMinRows(3);
        reason.setWidthFull();
        reason.setAutofocus(true);
        add(
                new Paragraph(say("It no longer counts anywhere it is used. It stays on record with your reason.")),
                reason);
        Button withdraw = new Button(say("Withdraw the evidence"), click -> {
            try {
                evidences.withdraw(evidence.id(), evidence.revision(), reason.getValue());
            } catch (Problem problem) {
                Notices.problem(problem, Map.of("reason", reason));
                return;
            }
            close();
            Notices.success(say("The evidence is withdrawn."));
            afterwards.run();
        });
        withdraw.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        getFooter().add(new Button(say("Not now"), click -> close()), withdraw);
    }
}
