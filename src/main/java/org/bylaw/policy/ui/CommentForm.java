package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;
import org.bylaw.shared.Problem;

/** Where a comment or a reply is typed; what was typed stays until it is stored or given up. */
final class CommentForm extends Div {

    private final TextArea text;
    private final Div buttons = new Div();
    private Runnable whenClosed = () -> {};

    CommentForm(String label) {
        addClassName("comment-form");
        text = new TextArea(label);
        text.setWidthFull();
        text.setMinRows(3);
        text.setMaxLength(10_000);
        buttons.addClassName("row");
        add(text, buttons);
    }

    /** Adds a way to store what was typed; the first one is the main one. */
    CommentForm with(String verb, Consumer<String> act) {
        Button button = new Button(verb, click -> store(act));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        if (buttons.getComponentCount() == 0) {
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        buttons.add(button);
        return this;
    }

    /** Adds the way to give it up. */
    CommentForm withCancel(Runnable closed) {
        whenClosed = closed;
        Button cancel = new Button(say("Cancel"), click -> closed.run());
        cancel.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        buttons.add(cancel);
        return this;
    }

    String typed() {
        return text.getValue();
    }

    void setTyped(String value) {
        text.setValue(value);
    }

    void focus() {
        text.focus();
    }

    private void store(Consumer<String> act) {
        text.setInvalid(false);
        try {
            act.accept(text.getValue());
            text.clear();
            whenClosed.run();
        } catch (Problem problem) {
            text.setErrorMessage(problem.getMessage());
            text.setInvalid(true);
            text.focus();
        }
    }
}
