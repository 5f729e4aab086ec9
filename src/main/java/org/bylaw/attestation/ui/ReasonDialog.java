package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Map;
import java.util.function.Consumer;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;

/** Asks for the reason of an act that stays on record; what was typed stays when the act is refused. */
class ReasonDialog extends Dialog {

    /**
     * A dialog; open it.
     *
     * @param title the act with its object
     * @param consequence what will be so afterwards
     * @param verb the button
     */
    ReasonDialog(String title, String consequence, String verb, Consumer<String> act) {
        setHeaderTitle(title);
        setWidth("480px");
        TextArea reason = new TextArea(say("Reason"));
        reason.setHelperText(say("It stays on record."));
        reason.setMaxLength(2000);
        reason.setMinRows(3);
        reason.setWidthFull();
        reason.setAutofocus(true);
        add(new Paragraph(consequence), reason);
        Button confirm = new Button(verb, click -> {
            try {
                act.accept(reason.getValue());
                close();
            } catch (Problem problem) {
                Notices.problem(problem, Map.of("reason", reason));
            }
        });
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_ERROR);
        getFooter().add(new Button(say("Not now"), click -> close()), confirm);
    }
}
