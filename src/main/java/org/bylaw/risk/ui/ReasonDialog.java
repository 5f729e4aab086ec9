package org.bylaw.risk.ui;

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

/** Asks for a reason, or a comment, and acts; what was typed stays on a refusal. */
final class ReasonDialog extends Dialog {

    /**
     * One act that wants words.
     *
     * @param field which of a problem's fields the words are
     * @param act throws a {@link Problem} where it is refused
     */
    ReasonDialog(String title, String consequence, String label, String field, String verb, Consumer<String> act) {
        setHeaderTitle(title);
        setWidth("min(560px, 96vw)");
        setCloseOnOutsideClick(false);
        TextArea words = new TextArea(label);
        words.setWidthFull();
        words.setMinRows(3);
        words.setMaxLength(2000);
        add(new Paragraph(consequence), words);
        Button button = new Button(verb, click -> {
            try {
                act.accept(words.getValue());
                close();
            } catch (Problem problem) {
                Notices.problem(problem, Map.of(field, words));
            }
        });
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Cancel"), click -> close()), button);
    }
}
