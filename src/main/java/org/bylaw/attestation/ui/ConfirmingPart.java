package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.bylaw.attestation.Confirmation;
import org.bylaw.attestation.Confirming;
import org.bylaw.policy.PolicyLibrary;

/** How people confirm in a new campaign, and which questions they answer before. */
class ConfirmingPart extends Div {

    private final RadioButtonGroup<Confirmation> kind = new RadioButtonGroup<>(say("They confirm"));
    private final Div boxes = new Div();
    private final List<QuestionBox> questions = new ArrayList<>();
    private final IntegerField passPercent = new IntegerField(say("Right answers, in percent"));
    private final IntegerField attempts = new IntegerField(say("Attempts"));
    private final Div passing = new Div(passPercent, attempts);
    private final Span problem = new Span();
    private final transient Function<UUID, List<String>> passages;
    private transient List<PolicyLibrary.Line> policies = List.of();

    ConfirmingPart(Function<UUID, List<String>> passages) {
        this.passages = passages;
        addClassName("stack");
        kind.setItems(Confirmation.CLICK, Confirmation.TYPED_NAME, Confirmation.FRESH_LOGIN);
        kind.setItemLabelGenerator(each -> switch (each) {
            case CLICK -> say("with a click");
            case TYPED_NAME -> say("with their name, written out");
            case FRESH_LOGIN -> say("with a login made for it: the password is asked for once more");
            case PAPER -> say("on paper");
        });
        kind.setValue(Confirmation.CLICK);
        kind.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        boxes.addClassName("stack");
        passPercent.setMin(1);
        passPercent.setMax(100);
        passPercent.setValue(100);
        passPercent.setStepButtonsVisible(true);
        attempts.setMin(1);
        attempts.setMax(20);
        attempts.setValue(3);
        attempts.setStepButtonsVisible(true);
        attempts.setHelperText(say("After the last one the owner of the policy is asked"));
        passing.addClassName("pair");
        problem.addClassName("late");
        problem.getElement().setAttribute("role", "alert");
        add(
                kind,
                boxes,
                problem,
                new Button(say("Add a question"), VaadinIcon.PLUS.create(), click -> addQuestion()),
                passing);
        refresh();
    }

    private void addQuestion() {
        QuestionBox box = new QuestionBox(policies, passages, this::remove);
        questions.add(box);
        boxes.add(box);
        refresh();
    }

    private void remove(QuestionBox box) {
        questions.remove(box);
        boxes.remove(box);
        refresh();
    }

    private void refresh() {
        passing.setVisible(!questions.isEmpty());
        problem.setText("");
    }

    /** The policies that the campaign asks about now. */
    void offer(List<PolicyLibrary.Line> chosen) {
        policies = chosen;
        questions.forEach(box -> box.offer(chosen));
    }

    Confirming value() {
        return new Confirming(
                kind.getValue(),
                questions.stream().map(QuestionBox::value).toList(),
                passPercent.getValue() == null ? 0 : passPercent.getValue(),
                attempts.getValue() == null ? 0 : attempts.getValue());
    }

    void problem(String text) {
        problem.setText(text);
        problem.scrollIntoView();
    }
}
