package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.bylaw.people.Department;
import org.bylaw.risk.RiskFacts.LinkedControl;
import org.bylaw.risk.RiskFilter.Standing;
import org.bylaw.risk.RiskFilter.State;
import org.bylaw.risk.RiskOwner;
import org.bylaw.risk.RiskRegister;
import org.bylaw.risk.Risks;
import org.bylaw.risk.Treatment;
import org.bylaw.ui.FilterField;
import org.jspecify.annotations.Nullable;

/** What narrows the register; each choice goes into the address. */
final class RiskToolbar extends Div {

    private final TextField text = new FilterField(say("Number, title, asset or threat"));
    private final Select<Standing> standing = choice(say("Any level"), Standing.values(), RiskToolbar::word);
    private final Select<Treatment> treatment =
            choice(say("Any treatment"), Treatment.values(), value -> say(value.word()));
    private final Select<State> state = new Select<>();
    private final ComboBox<RiskOwner> owner = new ComboBox<>();
    private final ComboBox<Department> department = new ComboBox<>();
    private final ComboBox<LinkedControl> control = new ComboBox<>();
    private final Checkbox overdue = new Checkbox(say("Overdue only"));

    RiskToolbar(
            RisksAddress address,
            List<Department> departments,
            @Nullable RiskOwner chosenOwner,
            RiskRegister register,
            Risks risks,
            Consumer<RisksAddress> go) {
        addClassNames("toolbar", "risk-toolbar");
        text.setValue(address.text());
        standing.setValue(address.standing());
        treatment.setValue(address.treatment());
        state.setItems(State.values());
        state.setItemLabelGenerator(RiskToolbar::word);
        state.setAriaLabel(say("Open or closed"));
        state.setValue(address.state());
        owner.setItems(
                query -> register.owners(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        owner.setItemLabelGenerator(RiskOwner::name);
        box(owner, say("Owner"), say("All owners"));
        owner.setValue(chosenOwner);
        department.setItems(departments);
        department.setItemLabelGenerator(Department::name);
        box(department, say("Department"), say("All departments"));
        department.setValue(departments.stream()
                .filter(known -> known.code().equals(address.department()))
                .findFirst()
                .orElse(null));
        control.setItems(
                query -> risks.controls(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        control.setItemLabelGenerator(LinkedControl::label);
        box(control, say("Control"), say("All controls"));
        if (!address.control().isBlank()) {
            control.setValue(risks.controls(address.control(), 0, 50).stream()
                    .filter(known -> known.code().equals(address.control()))
                    .findFirst()
                    .orElse(null));
        }
        overdue.setValue(address.overdue());
        add(text, state, standing, treatment, owner, department, control, overdue);
        text.addValueChangeListener(change -> go.accept(address(address)));
        standing.addValueChangeListener(change -> go.accept(address(address)));
        treatment.addValueChangeListener(change -> go.accept(address(address)));
        state.addValueChangeListener(change -> go.accept(address(address)));
        owner.addValueChangeListener(change -> go.accept(address(address)));
        department.addValueChangeListener(change -> go.accept(address(address)));
        control.addValueChangeListener(change -> go.accept(address(address)));
        overdue.addValueChangeListener(change -> go.accept(address(address)));
    }

    private RisksAddress address(RisksAddress before) {
        return new RisksAddress(
                text.getValue(),
                standing.getValue(),
                treatment.getValue(),
                owner.getValue() == null ? "" : owner.getValue().username(),
                department.getValue() == null ? "" : department.getValue().code(),
                control.getValue() == null ? "" : control.getValue().code(),
                state.getValue(),
                overdue.getValue(),
                before.cell());
    }

    private static <E> Select<E> choice(String all, E[] values, Function<E, String> word) {
        Select<E> choice = new Select<>();
        choice.setItems(values);
        choice.setEmptySelectionAllowed(true);
        choice.setEmptySelectionCaption(all);
        choice.setItemLabelGenerator(value -> value == null ? all : word.apply(value));
        choice.setAriaLabel(all);
        return choice;
    }

    private static void box(ComboBox<?> box, String label, String all) {
        box.setAriaLabel(label);
        box.setPlaceholder(all);
        box.setClearButtonVisible(true);
    }

    private static String word(Standing standing) {
        return switch (standing) {
            case LOW -> say("Low");
            case MEDIUM -> say("Medium");
            case HIGH -> say("High");
            case VERY_HIGH -> say("Very high");
            case ABOVE -> say("Higher than acceptable");
            case NOT_ACCEPTED -> say("Not accepted");
            case NOT_ASSESSED -> say("Not assessed");
            case OLDER_SCALE -> say("On an older scale");
        };
    }

    private static String word(State state) {
        return switch (state) {
            case OPEN -> say("Open");
            case CLOSED -> say("Closed");
            case ALL -> say("Open and closed");
        };
    }
}
