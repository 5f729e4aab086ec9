package org.bylaw.score.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.bylaw.control.Controls;
import org.bylaw.score.Scales;
import org.bylaw.score.Weight;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Notices;
import org.jspecify.annotations.Nullable;

/** Sets how much one control weighs, and whether people can get round it. */
final class WeightDialog extends Dialog {

    /** How the nature of a control is found. */
    private enum Rule {
        THEME(later("As its theme: what technology and buildings do is mandatory, what people are to do is not"), null),
        MANDATORY(later("Mandatory: nobody can get round it"), true),
        DISCRETIONARY(later("Discretionary: it depends on people doing it"), false);

        private final String word;
        private final @Nullable Boolean mandatory;

        Rule(String word, @Nullable Boolean mandatory) {
            this.word = word;
            this.mandatory = mandatory;
        }

        static Rule of(@Nullable Boolean mandatory) {
            return mandatory == null ? THEME : mandatory ? MANDATORY : DISCRETIONARY;
        }
    }

    WeightDialog(Scales scales, Controls controls, UUID controlId, Runnable afterwards) {
        Weight before = scales.weightOf(controlId);
        setHeaderTitle(say("How much this control counts"));
        setWidth("560px");
        RadioButtonGroup<Rule> rule = new RadioButtonGroup<>(say("Can people get round it?"));
        rule.setItems(Rule.values());
        rule.setItemLabelGenerator(value -> say(value.word));
        rule.setValue(Rule.of(before.mandatory()));
        BigDecimalField weight = new BigDecimalField(say("Weight"));
        weight.setHelperText(say("1 is usual; 2 counts twice, 0 not at all."));
        weight.setValue(before.weight().stripTrailingZeros());
        add(rule, weight);
        Button save = new Button(say("Save"), click -> {
            try {
                scales.weigh(
                        controls.byId(controlId),
                        new Weight(
                                rule.getValue().mandatory,
                                Objects.requireNonNullElse(weight.getValue(), BigDecimal.valueOf(-1)),
                                before.revision()));
            } catch (Problem problem) {
                Notices.problem(problem, Map.<String, HasValidation>of("weight", weight));
                return;
            }
            close();
            Notices.success(say("Saved."));
            afterwards.run();
        });
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(say("Cancel"), click -> close()), save);
    }
}
