package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import org.bylaw.risk.RiskPreview;
import org.bylaw.risk.RiskPreview.Change;
import org.bylaw.risk.RiskPreview.LineError;
import org.bylaw.ui.NarrowGrid;

/** What a register's file would do: the figures, every error with its line, and which risks change how. */
final class RiskPreviewTables extends Div {

    /** So many lines need no scrolling. */
    private static final int FEW = 6;

    RiskPreviewTables(RiskPreview preview) {
        addClassName("stack");
        if (preview.wrong() > 0) {
            add(
                    new H2(counted(
                            preview.wrong(),
                            "1 line has errors; nothing is taken over",
                            "{0} lines have errors; nothing is taken over")),
                    errors(preview));
        } else {
            add(new H2(say(
                    "{0} new, {1} changed, {2} unchanged",
                    preview.entering(), preview.changing(), preview.unchanged())));
        }
        if (!preview.notes().isEmpty()) {
            UnorderedList notes = new UnorderedList();
            preview.notes().forEach(note -> notes.add(new ListItem(note)));
            add(notes);
        }
        if (preview.wrong() == 0 && !preview.changes().isEmpty()) {
            add(new H2(say("What changes")), changes(preview));
            int all = preview.entering() + preview.changing();
            if (all > preview.changes().size()) {
                add(new Paragraph(
                        say("The first {0} of {1} are shown.", preview.changes().size(), all)));
            }
        }
    }

    private static Grid<LineError> errors(RiskPreview preview) {
        Grid<LineError> grid = new Grid<>();
        grid.addColumn(LineError::line).setHeader(say("Line")).setFlexGrow(0).setWidth("80px");
        grid.addColumn(LineError::column).setHeader(say("Column")).setFlexGrow(1);
        grid.addColumn(LineError::wrong).setHeader(say("What is wrong")).setFlexGrow(3);
        grid.addColumn(LineError::remedy).setHeader(say("What to do")).setFlexGrow(3);
        NarrowGrid.use(
                grid,
                grid.addComponentColumn(error ->
                                stack(say("Line {0}", error.line()), error.column(), error.wrong(), error.remedy()))
                        .setHeader(say("Line")));
        grid.setItems(preview.errors());
        return tidy(grid, say("Lines with errors"), preview.errors().size());
    }

    private static Grid<Change> changes(RiskPreview preview) {
        Grid<Change> grid = new Grid<>();
        grid.addColumn(change -> change.entered() ? say("New") : say("Changed"))
                .setHeader(say("What"))
                .setFlexGrow(0)
                .setWidth("128px");
        grid.addColumn(change -> (change.reference() + " " + change.title()).strip())
                .setHeader(say("Risk"))
                .setFlexGrow(3);
        grid.addComponentColumn(change -> stack(change.differences().toArray(String[]::new)))
                .setHeader(say("How"))
                .setFlexGrow(5);
        NarrowGrid.use(
                grid,
                grid.addComponentColumn(change -> {
                            Div cell = stack(
                                    change.entered() ? say("New") : say("Changed"),
                                    (change.reference() + " " + change.title()).strip());
                            change.differences().forEach(one -> cell.add(new Span(one)));
                            return cell;
                        })
                        .setHeader(say("Risk")));
        grid.setItems(preview.changes());
        return tidy(grid, say("What changes"), preview.changes().size());
    }

    private static <T> Grid<T> tidy(Grid<T> grid, String label, int lines) {
        grid.addThemeVariants(
                GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setAriaLabel(label);
        if (lines <= FEW) {
            grid.setAllRowsVisible(true);
        } else {
            grid.setHeight("min(50vh, 440px)");
        }
        return grid;
    }

    private static Div stack(String... lines) {
        Div cell = new Div();
        cell.addClassName("cell-stack");
        for (String line : lines) {
            if (!line.isEmpty()) {
                cell.add(new Span(line));
            }
        }
        return cell;
    }
}
