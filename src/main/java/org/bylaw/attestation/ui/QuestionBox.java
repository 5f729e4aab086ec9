package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bylaw.attestation.Question;
import org.bylaw.policy.PolicyLibrary;

/** One question that people answer before they confirm, with its answers and where the right one stands. */
class QuestionBox extends Div {

    private static final int ANSWERS = 4;

    private final TextField question = new TextField(say("Question"));
    private final Select<PolicyLibrary.Line> policy = new Select<>();
    private final Select<String> passage = new Select<>();
    private final Select<Integer> right = new Select<>();
    private final List<TextField> options = new ArrayList<>();
    private final transient Function<UUID, List<String>> passages;

    QuestionBox(
            List<PolicyLibrary.Line> policies, Function<UUID, List<String>> passages, Consumer<QuestionBox> remove) {
        this.passages = passages;
        addClassNames("question-box", "stack");
        question.setWidthFull();
        question.setMaxLength(500);
        Button away = new Button(VaadinIcon.TRASH.create(), click -> remove.accept(this));
        away.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        away.setAriaLabel(say("Remove this question"));
        away.setTooltipText(say("Remove this question"));
        Div answers = new Div();
        answers.addClassName("pair");
        for (int number = 1; number <= ANSWERS; number++) {
            TextField option = new TextField(say("Answer {0}", number));
            option.setMaxLength(300);
            option.setWidthFull();
            option.addValueChangeListener(event -> offerRight());
            options.add(option);
            answers.add(option);
        }
        right.setLabel(say("Right answer"));
        right.setItemLabelGenerator(number -> say("Answer {0}", number));
        policy.setLabel(say("About"));
        policy.setItemLabelGenerator(PolicyLibrary.Line::title);
        policy.addValueChangeListener(event -> offerPassages());
        passage.setLabel(say("Where it stands"));
        passage.setHelperText(say("A wrong answer points there"));
        passage.setEmptySelectionAllowed(true);
        Div where = new Div(right, policy, passage);
        where.addClassName("row");
        Div head = new Div(question, away);
        head.addClassName("question-head");
        add(head, answers, where);
        offer(policies);
        offerRight();
    }

    /** The policies that the campaign asks about now. */
    final void offer(List<PolicyLibrary.Line> policies) {
        PolicyLibrary.Line before = policy.getValue();
        policy.setItems(policies);
        policies.stream()
                .filter(line -> before != null && line.id().equals(before.id()))
                .findFirst()
                .or(() -> policies.stream().findFirst())
                .ifPresent(policy::setValue);
        policy.setVisible(policies.size() > 1);
    }

    private void offerPassages() {
        String before = passage.getValue();
        List<String> headings = policy.getValue() == null
                ? List.of()
                : passages.apply(policy.getValue().id());
        passage.setItems(headings);
        passage.setValue(headings.contains(before) ? before : null);
        passage.setVisible(!headings.isEmpty());
    }

    /** Only answers that are written can be the right one. */
    private void offerRight() {
        Integer before = right.getValue();
        List<Integer> written = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            if (!options.get(i).getValue().isBlank()) {
                written.add(i + 1);
            }
        }
        right.setItems(written);
        right.setValue(written.contains(before) ? before : null);
    }

    /** As it is written, also where it does not do yet; empty answers are left out. */
    Question value() {
        List<String> written = options.stream()
                .map(TextField::getValue)
                .filter(text -> !text.isBlank())
                .toList();
        int chosen = right.getValue() == null
                ? 0
                : (int) options.stream()
                        .limit(right.getValue())
                        .filter(option -> !option.getValue().isBlank())
                        .count();
        UUID about =
                policy.getValue() == null ? new UUID(0, 0) : policy.getValue().id();
        return new Question(about, question.getValue(), written, chosen, passage.getValue());
    }
}
