package org.bylaw.waiver.ui;

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

/** Asks for the words of an act that stays on record; what was typed stays when the act is refused. */
final class WordsDialog extends Dialog {

    /**
     * A dialog; open it.
     *
     * @param title the act with its object
     * @param consequence what will be so afterwards
     * @param label of the field
     * @param verb the button
     */
    WordsDialog(String title, String consequence, String label, String verb, Consumer<String> act) {
        setHeaderTitle(title);
        setWidth("480px");
        TextArea words = new TextArea(label);
        words.setHelperText(say("It stays on record."));
        words.setMaxLength(4000);
        words.setMinRows(3);
        words.setWidthFull();
        words.setAutofocus(true);
        Paragraph about = new Paragraph(consequence);
        about.addClassName("quiet");
        add(about, words);
        Button confirm = new Button(verb, click -> {
            try {
                act.accept(words.getValue());
                close();
            } catch (Problem problem) {
                Notices.problem(problem, Map.of("reason", words, "answer", words));
            }
        });
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Not now"), click -> close()), confirm);
    }
}
