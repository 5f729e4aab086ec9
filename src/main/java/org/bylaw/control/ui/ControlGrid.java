package org.bylaw.control.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Objects;
import org.bylaw.control.ControlLine;
import org.bylaw.ui.NarrowGrid;

/** Controls as a table: number and title, how each stands here, who answers for it, which policies state it. */
final class ControlGrid extends Grid<ControlLine> {

    ControlGrid(List<ControlLine> lines, String label, boolean tailored) {
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        addComponentColumn(ControlGrid::name).setHeader(say("Control")).setFlexGrow(6);
        if (tailored) {
            addComponentColumn(line -> ControlBadges.of(line.applicable(), line.status()))
                    .setHeader(say("State"))
                    .setFlexGrow(3);
            addColumn(line -> Objects.requireNonNullElse(line.ownerName(), "–"))
                    .setHeader(say("Owner"))
                    .setFlexGrow(2);
            addColumn(line -> number(line.policies()))
                    .setHeader(say("Policies"))
                    .setTextAlign(ColumnTextAlign.END)
                    .setFlexGrow(0)
                    .setWidth("110px");
        }
        addColumn(line -> number(line.mapped()))
                .setHeader(say("Corresponding"))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("150px");
        NarrowGrid.use(this, addComponentColumn(line -> narrow(line, tailored)).setHeader(say("Control")));
        setAriaLabel(label);
        setItems(lines);
        if (lines.size() <= 20) {
            setAllRowsVisible(true);
        } else {
            setMinHeight("min(70vh, 640px)");
        }
    }

    private static Div name(ControlLine line) {
        String title = line.title().isBlank() ? line.ref() : line.ref() + " " + line.title();
        Anchor link = new Anchor(ControlView.path(line.code()), title);
        link.addClassName("name");
        Div cell = new Div(link);
        if (!line.heading().isEmpty()) {
            Span heading = new Span(line.heading());
            heading.addClassName("quiet");
            cell.add(heading);
        }
        cell.addClassName("cell-stack");
        return cell;
    }

    private static Div narrow(ControlLine line, boolean tailored) {
        Div cell = name(line);
        if (tailored) {
            cell.add(ControlBadges.of(line.applicable(), line.status()));
        }
        if (line.policies() > 0) {
            cell.add(new Span(counted(line.policies(), "Stated by 1 policy", "Stated by {0} policies")));
        }
        return cell;
    }
}
