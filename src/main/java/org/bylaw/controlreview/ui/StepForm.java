package org.bylaw.controlreview.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Map;
import java.util.function.Consumer;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;

/** What is asked of me in a review: a question, fields, one button. What was typed stays when it is refused. */
abstract class StepForm extends Div {

    private final transient Consumer<String> stale;
    private final Button act;

    /** @param stale told in words that the page no longer shows what stands; the form stays as it is */
    StepForm(String title, String verb, Consumer<String> stale) {
        this.stale = stale;
        this.act = new Button(verb, click -> attempt());
        setId("decide");
        addClassNames("card", "outcome-form");
        act.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        act.setWidthFull();
        add(new H2(title));
    }

    /** Puts the fields in, and the button below them. */
    final void fields(Component... fields) {
        add(fields);
        add(act);
    }

    final void verb(String verb) {
        act.setText(verb);
    }

    private void attempt() {
        try {
            act();
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.STALE) {
                stale.accept(problem.getMessage());
            } else {
                Notices.problem(problem, fieldsByName());
            }
        }
    }

    /** What the button does. */
    abstract void act();

    abstract Map<String, HasValidation> fieldsByName();

    /** What was typed, to be shown again beside a newer state. */
    abstract String typed();

    static TextArea area(String label, String help, int longest) {
        TextArea area = new TextArea(label);
        area.setHelperText(help);
        area.setMaxLength(longest);
        area.setMinRows(4);
        area.setMaxRows(14);
        area.setWidthFull();
        return area;
    }

    static Paragraph quiet(String words) {
        Paragraph paragraph = new Paragraph(words);
        paragraph.addClassName("quiet");
        return paragraph;
    }
}
