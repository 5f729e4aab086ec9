package org.bylaw.control.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.bylaw.control.exchange.EditionChange;
import org.bylaw.control.exchange.EditionChange.Numbered;
import org.bylaw.ui.NarrowGrid;
import org.bylaw.ui.StatusBadge;

/** What became of controls from one edition to the next. */
final class ChangesGrid extends Grid<EditionChange> {

    private static final int FEW = 12;

    ChangesGrid(List<EditionChange> changes, String before, String after) {
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        addComponentColumn(ChangesGrid::kind)
                .setHeader(say("What"))
                .setFlexGrow(0)
                .setWidth("190px");
        addComponentColumn(change -> controls(change.before()))
                .setHeader(before)
                .setFlexGrow(4);
        addComponentColumn(change -> controls(change.after())).setHeader(after).setFlexGrow(4);
        NarrowGrid.use(this, addComponentColumn(ChangesGrid::narrow).setHeader(say("What changes")));
        setAriaLabel(say("What changes"));
        setItems(changes);
        if (changes.size() <= FEW) {
            setAllRowsVisible(true);
        } else {
            setHeight("min(60vh, 560px)");
        }
    }

    private static Div kind(EditionChange change) {
        Div cell = new Div(new StatusBadge(
                switch (change.kind()) {
                    case ADDED -> StatusBadge.Kind.PUBLISHED;
                    case DROPPED -> StatusBadge.Kind.RETIRED;
                    case MERGED, SPLIT -> StatusBadge.Kind.WAITING;
                    case RENUMBERED, RETITLED -> StatusBadge.Kind.CONSULTATION;
                    case UNCHANGED -> StatusBadge.Kind.NEUTRAL;
                },
                say(change.kind().word())));
        if (change.doubtful()) {
            Span doubt = new Span(say("Only the number is the same: please look."));
            doubt.addClassName("quiet");
            cell.add(doubt);
        }
        cell.addClassName("cell-stack");
        return cell;
    }

    private static Div controls(List<Numbered> controls) {
        Div cell = new Div();
        cell.addClassName("cell-stack");
        controls.forEach(control -> cell.add(named(control)));
        if (controls.isEmpty()) {
            cell.add(new Span("–"));
        }
        return cell;
    }

    private static Component named(Numbered control) {
        String words = (control.ref() + " " + control.title()).strip();
        return control.code().isEmpty() ? new Span(words) : new Anchor(ControlView.path(control.code()), words);
    }

    private static Div narrow(EditionChange change) {
        Div cell = kind(change);
        change.before().forEach(control -> cell.add(named(control)));
        if (!change.before().isEmpty() && !change.after().isEmpty()) {
            cell.add(new Span("↓"));
        }
        change.after().forEach(control -> cell.add(named(control)));
        return cell;
    }
}
