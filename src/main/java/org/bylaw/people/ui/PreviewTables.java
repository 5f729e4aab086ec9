package org.bylaw.people.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.bylaw.people.directory.StaffPreview;
import org.bylaw.people.directory.StaffPreview.Change;
import org.bylaw.ui.ImportPreview;
import org.bylaw.ui.NarrowGrid;

/** What HR's file would do: the figures, what to know, the lines with errors, and who changes how. */
final class PreviewTables extends ImportPreview {

    PreviewTables(StaffPreview preview) {
        H2 head = new H2(say(
                "{0} new, {1} changed, {2} unchanged, {3} leave",
                preview.joining(), preview.changing(), preview.unchanged(), preview.leaving()));
        add(head);
        if (preview.obstacle() != null) {
            add(new Paragraph(preview.obstacle()));
        }
        addNotes(preview.notes());
        if (!preview.errors().isEmpty()) {
            add(
                    new H2(counted(
                            preview.leftOut(),
                            "1 line has errors and is left out",
                            "{0} lines have errors and are left out")),
                    errors(preview.errors().stream()
                            .map(error -> new Fault(error.line(), error.column(), error.wrong(), error.remedy()))
                            .toList()));
        }
        if (!preview.changes().isEmpty()) {
            add(new H2(say("What changes")), changes(preview));
        }
        addHowMany(preview.changes().size(), preview.joining() + preview.changing() + preview.leaving());
    }

    private static Grid<Change> changes(StaffPreview preview) {
        Grid<Change> grid = new Grid<>();
        grid.addColumn(change -> word(change.kind()))
                .setHeader(say("What"))
                .setFlexGrow(0)
                .setWidth("128px");
        grid.addColumn(Change::name).setHeader(say("Person")).setFlexGrow(2);
        grid.addColumn(Change::username).setHeader(say("Username")).setFlexGrow(2);
        grid.addComponentColumn(change -> stack(change.differences()))
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

    private static String word(StaffPreview.Kind kind) {
        return switch (kind) {
            case LEAVES -> say("Leaves");
            case JOINS -> say("New");
            case RETURNS -> say("Comes back");
            case CHANGES -> say("Changed");
        };
    }
}
