package org.bylaw.audience.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.bylaw.audience.Choice;
import org.bylaw.audience.Choices;
import org.bylaw.audience.Criterion;
import org.bylaw.audience.CriterionKind;
import org.bylaw.ui.SeveralWords;

/** One condition: by which attribute, and any of which values. */
class CriterionRow extends Div {

    private final transient Choices choices;
    private final Select<CriterionKind> kind = new Select<>();
    private final MultiSelectComboBox<Choice> values = new MultiSelectComboBox<>();

    CriterionRow(Choices choices, Criterion criterion, Runnable changed, Consumer<CriterionRow> removed) {
        this(choices, criterion.kind(), changed, removed);
        values.setValue(Set.copyOf(choices.named(criterion.kind(), criterion.values())));
    }

    CriterionRow(Choices choices, CriterionKind first, Runnable changed, Consumer<CriterionRow> removed) {
        this.choices = choices;
        addClassName("criterion");
        kind.setAriaLabel(say("By what"));
        kind.setItems(CriterionKind.values());
        kind.setItemLabelGenerator(AudienceWords::of);
        kind.setValue(first);
        kind.addValueChangeListener(event -> {
            values.clear();
            offer();
            changed.run();
        });
        SeveralWords.tell(values);
        values.addClassName("grow");
        values.setItemLabelGenerator(Choice::label);
        values.setPlaceholder(say("Any of …"));
        values.addValueChangeListener(event -> changed.run());
        offer();
        Button remove = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> removed.accept(this));
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        remove.setAriaLabel(say("Remove this condition"));
        add(kind, values, remove);
    }

    private void offer() {
        CriterionKind of = kind.getValue();
        values.setAriaLabel(AudienceWords.of(of));
        values.setItems(
                query -> choices.find(of, query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
    }

    /** Empty while nothing is chosen. */
    Optional<Criterion> criterion() {
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(new Criterion(
                        kind.getValue(),
                        values.getValue().stream().map(Choice::value).toList()));
    }
}
