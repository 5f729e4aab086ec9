package org.bylaw.waiver.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;
import org.bylaw.waiver.Verdict;
import org.bylaw.waiver.WaiverPage;

/** My decision: a word, and a button for each answer. What was typed stays when it is refused. */
final class DecisionForm extends Div {

    private final TextArea words = new TextArea(say("Reason, question or condition"));

    /**
     * A form for whoever decides first, or for management.
     *
     * @param act does what was chosen, with the words
     * @param stale told in words that the page no longer shows what stands; the form stays as it is
     */
    DecisionForm(WaiverPage page, String typed, BiConsumer<Verdict, String> act, Consumer<String> stale) {
        setId("decide");
        addClassNames("card", "standing");
        words.setValue(typed);
        words.setMaxLength(4000);
        words.setMinRows(3);
        words.setMaxRows(10);
        words.setWidthFull();
        words.setHelperText(say("Needed to refuse and to ask back. It stays on record."));
        boolean signs = page.may().sign();
        Paragraph why = new Paragraph(say("You are asked {0}.", String.valueOf(page.why())));
        why.addClassName("quiet");
        add(new H2(signs ? say("Carry this risk?") : say("Agree to this exception?")), why);
        if (!signs && page.managementSigns()) {
            add(WaiverPanel.quiet(say("Where you agree, management signs it, too.")));
        }
        add(words);
        if (signs) {
            add(button(say("Sign …"), Verdict.AGREE, true, act, stale));
        } else {
            add(button(say("Agree"), Verdict.AGREE, true, act, stale));
            add(button(say("Ask back"), Verdict.ASK_BACK, false, act, stale));
        }
        add(button(say("Refuse"), Verdict.REFUSE, false, act, stale));
    }

    String typed() {
        return words.getValue();
    }

    private Button button(
            String verb, Verdict verdict, boolean primary, BiConsumer<Verdict, String> act, Consumer<String> stale) {
        Button button = new Button(verb);
        button.setWidthFull();
        button.setDisableOnClick(true);
        if (primary) {
            button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        }
        button.addClickListener(click -> {
            try {
                act.accept(verdict, words.getValue());
            } catch (Problem problem) {
                if (problem.kind() == Problem.Kind.STALE) {
                    stale.accept(problem.getMessage());
                } else {
                    Notices.problem(problem, Map.of("reason", words));
                }
            } finally {
                button.setEnabled(true);
            }
        });
        return button;
    }
}
