package org.bylaw.people.ui;

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
import org.bylaw.people.directory.StaffPreview;
import org.bylaw.people.directory.StaffPreview.Change;
import org.bylaw.people.directory.StaffPreview.LineError;
import org.bylaw.ui.NarrowGrid;

/** What HR's file would do: the figures, what to know, the lines with errors, and who changes how. */
class PreviewTables extends Div {

    /** So many lines need no scrolling. */
    private static final int FEW = 6;

    PreviewTables(StaffPreview preview) {
        addClassName("stack");
        H2 head = new H2(say(
                "{0} new, {1} changed, {2} unchanged, {3} leave",
                preview.joining(), preview.changing(), preview.unchanged(), preview.leaving()));
        add(head);
        if (preview.obstacle() != null) {
            add(new Paragraph(preview.obstacle()));
        }
        if (!preview.notes().isEmpty()) {
            UnorderedList notes = new UnorderedList();
            preview.notes().forEach(note -> notes.add(new ListItem(note)));
            add(notes);
        }
        if (!preview.errors().isEmpty()) {
            add(
                    new H2(counted(
                            preview.leftOut(),
                            "1 line has errors and is left out",
                            "{0} lines have errors and are left out")),
                    errors(preview));
        }
        if (!preview.changes().isEmpty()) {
            add(new H2(say("What changes")), changes(preview));
        }
        int all = preview.joining() + preview.changing() + preview.leaving();
        if (all > preview.changes().size()) {
            add(new Paragraph(
                    say("The first {0} of {1} are shown.", preview.changes().size(), all)));
        }
    }

    private static Grid<LineError> errors(StaffPreview preview) {
        Grid<LineError> grid = new Grid<>();
        grid.addColumn(LineError::line).setHeader(say("Line")).setFlexGrow(0).setWidth("80px");
        grid.addColumn(LineError::column).setHeader(say("Column")).setFlexGrow(1);
        grid.addColumn(LineError::wrong).setHeader(say("What is wrong")).setFlexGrow(4);
        grid.addColumn(LineError::remedy).setHeader(say("What to do")).setFlexGrow(4);
        NarrowGrid.use(
                grid,
                grid.addComponentColumn(error ->
                                stack(say("Line {0}", error.line()), error.column(), error.wrong(), error.remedy()))
                        .setHeader(say("Line")));
        grid.setItems(preview.errors());
        return tidy(grid, say("Lines with errors"), preview.errors().size());
    }

    private static Grid<Change> changes(StaffPreview preview) {
        Grid<Change> grid = new Grid<>();
        grid.addColumn(change -> word(change.kind()))
                .setHeader(say("What"))
                .setFlexGrow(0)
                .setWidth("128px");
        grid.addColumn(Change::name).setHeader(say("Person")).setFlexGrow(2);
        grid.addColumn(Change::username).setHeader(say("Username")).setFlexGrow(2);
        grid.addComponentColumn(change -> stack(change.differences().toArray(String[]::new)))
                .setHeader(say("How"))
                .setFlexGrow(5);
        NarrowGrid.use(
                grid,
                grid.addComponentColumn(change -> {
                            Div cell = stack(word(change.kind()), change.name(), change.username());
                            change.differences().forEach(one -> cell.add(new Span(one)));
                            return cell;
                        })
                        .setHeader(say("Person")));
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

    private static String word(StaffPreview.Kind kind) {
        return switch (kind) {
            case LEAVES -> say("Leaves");
            case JOINS -> say("New");
            case RETURNS -> say("Comes back");
            case CHANGES -> say("Changed");
        };
    }
}
