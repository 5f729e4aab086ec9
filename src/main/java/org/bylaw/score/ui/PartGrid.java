package org.bylaw.score.ui;

import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.bylaw.score.PartScore;
import org.bylaw.ui.NarrowGrid;

/** The parts of a framework and how far each is met by the controls that correspond to it. */
final class PartGrid extends Grid<PartScore> {

    PartGrid(List<PartScore> parts) {
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        addComponentColumn(PartGrid::name).setHeader(say("Part")).setFlexGrow(6);
        addColumn(part -> number(part.controls()))
                .setHeader(say("Controls"))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("120px");
        addColumn(PartGrid::met).setHeader(say("Met")).setFlexGrow(2);
        NarrowGrid.use(this, addComponentColumn(PartGrid::narrow).setHeader(say("Part")));
        setAriaLabel(say("Parts of the framework"));
        setItems(parts);
        setMinHeight("min(70vh, 640px)");
    }

    private static Div name(PartScore part) {
        Div cell = new Div(Words.control(part.code(), part.ref(), part.title()));
        if (part.heading() != null) {
            Span heading = new Span(part.heading());
            heading.addClassName("quiet");
            cell.add(heading);
        }
        cell.addClassName("cell-stack");
        return cell;
    }

    private static String met(PartScore part) {
        return part.controls() == 0 ? say("No control corresponds") : say("{0} %", part.percent());
    }

    private static Div narrow(PartScore part) {
        Div cell = name(part);
        cell.add(new Span(met(part)));
        return cell;
    }
}
