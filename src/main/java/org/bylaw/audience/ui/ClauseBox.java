package org.bylaw.audience.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bylaw.audience.Choices;
import org.bylaw.audience.Clause;
import org.bylaw.audience.Criterion;
import org.bylaw.audience.CriterionKind;
import org.jspecify.annotations.Nullable;

/** Conditions that people meet all of. */
class ClauseBox extends Div {

    private final transient Choices choices;
    private final transient Runnable changed;
    private final transient Consumer<ClauseBox> emptied;
    private final Div rows = new Div();

    ClauseBox(Choices choices, @Nullable Clause clause, Runnable changed, Consumer<ClauseBox> emptied) {
        this.choices = choices;
        this.changed = changed;
        this.emptied = emptied;
        addClassName("clause");
        rows.addClassName("criteria");
        if (clause == null) {
            addRow();
        } else {
            clause.criteria()
                    .forEach(criterion -> rows.add(new CriterionRow(choices, criterion, changed, this::remove)));
        }
        Button more = new Button(say("And …"), click -> addRow());
        more.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        more.setAriaLabel(say("Add a condition that they meet as well"));
        add(rows, more);
    }

    private void addRow() {
        if (rows.getComponentCount() < Clause.MOST_CRITERIA) {
            rows.add(new CriterionRow(choices, CriterionKind.DEPARTMENT, changed, this::remove));
        }
    }

    private void remove(CriterionRow row) {
        rows.remove(row);
        if (rows.getComponentCount() == 0) {
            emptied.accept(this);
        }
        changed.run();
    }

    /** Empty while nothing is chosen. */
    Optional<Clause> clause() {
        List<Criterion> criteria = rows.getChildren()
                .map(CriterionRow.class::cast)
                .flatMap(row -> row.criterion().stream())
                .toList();
        return criteria.isEmpty() ? Optional.empty() : Optional.of(new Clause(criteria));
    }
}
