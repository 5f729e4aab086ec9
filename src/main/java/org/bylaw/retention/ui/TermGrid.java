package org.bylaw.retention.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import org.bylaw.retention.Term;
import org.bylaw.shared.KeptData.Due;
import org.bylaw.ui.NarrowGrid;

/** Each kind of data with how long it is kept, why, and what has outlived that. */
final class TermGrid extends Grid<Term> {

    private final transient Consumer<Term> change;
    private final boolean mayChange;

    TermGrid(List<Term> terms, boolean mayChange, Consumer<Term> change) {
        this.change = change;
        this.mayChange = mayChange;
        addComponentColumn(TermGrid::name).setHeader(say("What")).setFlexGrow(5);
        addColumn(TermGrid::length).setHeader(say("Kept for")).setFlexGrow(1);
        addColumn(TermGrid::going).setHeader(say("Goes next")).setFlexGrow(1);
        addColumn(TermGrid::held).setHeader(say("Under legal hold")).setFlexGrow(1);
        if (mayChange) {
            addComponentColumn(this::button)
                    .setHeader(say("Change"))
                    .setFlexGrow(0)
                    .setWidth("130px");
        }
        NarrowGrid.use(this, addComponentColumn(this::narrow).setHeader(say("What")));
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        setAriaLabel(say("How long each kind of data is kept"));
        setAllRowsVisible(true);
        setItems(terms);
    }

    static String length(Term term) {
        return term.months() == null
                ? say("For good")
                : term.months() % 12 == 0
                        ? counted(term.months() / 12, "1 year", "{0} years")
                        : counted(term.months(), "1 month", "{0} months");
    }

    private static String going(Term term) {
        return term.due() == null ? "–" : shown(term.due().going(), term.due());
    }

    private static String held(Term term) {
        return term.due() == null ? "–" : shown(term.due().held(), term.due());
    }

    static String shown(int rows, Due due) {
        if (rows > Due.MOST) {
            return say("more than {0}", number(Due.MOST));
        }
        return due.more() ? say("at least {0}", number(rows)) : number(rows);
    }

    private static Div name(Term term) {
        Span name = new Span(say(term.label()));
        name.addClassName("name");
        Span background = new Span(say(term.background()));
        background.addClassName("quiet");
        Div cell = new Div(name, background);
        cell.addClassName("cell-stack");
        return cell;
    }

    private Component button(Term term) {
        Button button = new Button(say("Change"), click -> change.accept(term));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(say("Change how long this is kept: {0}", say(term.label())));
        return button;
    }

    private Div narrow(Term term) {
        Div cell = name(term);
        cell.add(new Span(say("Kept for: {0}; goes next: {1}", length(term), going(term))));
        if (mayChange) {
            cell.add(button(term));
        }
        return cell;
    }
}
