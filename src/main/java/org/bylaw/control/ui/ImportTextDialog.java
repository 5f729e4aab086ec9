package org.bylaw.control.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import org.bylaw.control.exchange.ControlTexts;
import org.bylaw.control.exchange.ControlTexts.TextPreview;
import org.bylaw.control.exchange.FrameworkRow;
import org.bylaw.control.exchange.HandedIn;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;
import org.jspecify.annotations.Nullable;

/** Takes the licensed text of a framework in, in the place of what it has in that language. */
final class ImportTextDialog extends Dialog {

    private final transient ControlTexts texts;
    private final transient FrameworkRow framework;
    private final transient Runnable afterwards;
    private final Select<String> language = TextLanguages.select();
    private final TextField licence = new TextField(say("Licence"));
    private final Div result = new Div();
    private final Button confirm = new Button(say("Import"), click -> confirm());
    private transient @Nullable HandedIn file;
    private transient @Nullable TextPreview preview;

    ImportTextDialog(ControlTexts texts, FrameworkRow framework, Runnable afterwards) {
        this.texts = texts;
        this.framework = framework;
        this.afterwards = afterwards;
        setHeaderTitle(say("Import the text of {0}", framework.name()));
        setWidth("720px");
        Paragraph lead = new Paragraph(
                say(
                        "The text that your organisation has licensed: a CSV file with the columns “Number” and"
                                + " “Text”, or an OSCAL catalogue. It is shown to whoever works with controls, and to nobody else."));
        lead.addClassName("quiet");
        FileField field = new FileField(
                say("Choose the text…"),
                chosen -> {
                    file = chosen;
                    look();
                },
                ".csv",
                ".txt",
                ".json",
                ".xml",
                ".yaml",
                ".yml");
        language.addValueChangeListener(change -> look());
        licence.setHelperText(say("Under which licence it may be shown here, such as a contract's number."));
        licence.setMaxLength(400);
        licence.setWidthFull();
        licence.setRequiredIndicatorVisible(true);
        result.addClassName("stack");
        result.getElement().setAttribute("aria-live", "polite");
        Div content = new Div(lead, field, language, licence, result);
        content.addClassName("stack");
        add(content);
        confirm.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        confirm.setEnabled(false);
        getFooter().add(new Button(say("Cancel"), click -> close()), confirm);
    }

    private void look() {
        HandedIn chosen = file;
        result.removeAll();
        confirm.setEnabled(false);
        preview = null;
        if (chosen == null) {
            return;
        }
        try {
            TextPreview seen = texts.preview(framework.key(), language.getValue(), chosen);
            preview = seen;
            result.add(new H3(counted(seen.texts(), "Text of 1 control", "Text of {0} controls")));
            if (seen.replaced() > 0) {
                result.add(new Paragraph(say(
                        "It takes the place of what is there in this language: the text of {0}.", seen.replaced())));
            }
            if (seen.without() > 0) {
                result.add(new Paragraph(counted(
                        seen.without(),
                        "1 control or heading stays without text.",
                        "{0} controls and headings stay without text.")));
            }
            if (seen.errorCount() > 0) {
                result.add(new LineErrors(seen.errors(), seen.errorCount()));
            }
            confirm.setEnabled(seen.possible());
        } catch (Problem problem) {
            result.add(new Paragraph(problem.getMessage()));
            Notices.problem(problem.getMessage());
        }
    }

    private void confirm() {
        HandedIn chosen = file;
        TextPreview seen = preview;
        if (chosen == null || seen == null) {
            return;
        }
        try {
            int stored =
                    texts.confirm(framework.key(), language.getValue(), licence.getValue(), chosen, seen.fingerprint());
            close();
            Notices.success(counted(stored, "1 control has text now.", "{0} controls have text now."));
            afterwards.run();
        } catch (Problem problem) {
            Notices.problem(problem, Map.<String, HasValidation>of("licence", licence, "language", language));
            if (problem.kind() == Problem.Kind.STALE) {
                look();
            }
        }
    }
}
