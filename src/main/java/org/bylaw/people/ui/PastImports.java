package org.bylaw.people.ui;

import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.List;
import java.util.function.ToIntFunction;
import org.bylaw.people.directory.PastImport;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.NarrowGrid;

/** The files of HR that were taken over last, with what each did. */
final class PastImports extends Section {

    PastImports(List<PastImport> past, Clock clock) {
        addClassNames("stack", "staff-preview");
        setVisible(!past.isEmpty());
        Grid<PastImport> grid = new Grid<>();
        grid.addComponentColumn(one -> DueDate.ago(one.importedAt(), clock))
                .setHeader(say("When"))
                .setFlexGrow(2);
        grid.addColumn(PastImport::fileName).setHeader(say("File")).setFlexGrow(3);
        grid.addColumn(PastImport::byName).setHeader(say("By")).setFlexGrow(2);
        figure(grid, say("New"), PastImport::joined);
        figure(grid, say("Changed"), PastImport::changed);
        figure(grid, say("Left"), PastImport::departed);
        figure(grid, say("With errors"), PastImport::leftOut);
        NarrowGrid.use(grid, grid.addComponentColumn(one -> narrow(one, clock)).setHeader(say("File")));
        grid.setItems(past);
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        grid.setAriaLabel(say("Taken over before"));
        grid.setAllRowsVisible(true);
        add(new H2(say("Taken over before")), grid);
    }

    private static void figure(Grid<PastImport> grid, String heading, ToIntFunction<PastImport> figure) {
        grid.addColumn(one -> number(figure.applyAsInt(one)))
                .setHeader(heading)
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(1);
    }

    private static Div narrow(PastImport one, Clock clock) {
        Span what = new Span(say(
                "{0} new, {1} changed, {2} left, {3} with errors",
                one.joined(), one.changed(), one.departed(), one.leftOut()));
        what.addClassName("quiet");
        Div cell = new Div(
                new Span(one.fileName()),
                what,
                new Div(DueDate.ago(one.importedAt(), clock), new Span(", " + one.byName())));
        cell.addClassName("cell-stack");
        return cell;
    }
}
