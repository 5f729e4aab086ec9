package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import org.bylaw.risk.RiskPreview;
import org.bylaw.risk.RiskPreview.Change;
import org.bylaw.ui.ImportPreview;
import org.bylaw.ui.NarrowGrid;

/** What a register's file would do: the figures, every error with its line, and which risks change how. */
final class RiskPreviewTables extends ImportPreview {

    RiskPreviewTables(RiskPreview preview) {
        if (preview.wrong() > 0) {
            add(
                    new H2(counted(
                            preview.wrong(),
                            "1 line has errors; nothing is taken over",
                            "{0} lines have errors; nothing is taken over")),
                    errors(preview.errors().stream()
                            .map(error -> new Fault(error.line(), error.column(), error.wrong(), error.remedy()))
                            .toList()));
        } else {
            add(new H2(say(
                    "{0} new, {1} changed, {2} unchanged",
                    preview.entering(), preview.changing(), preview.unchanged())));
        }
        addNotes(preview.notes());
        if (preview.wrong() == 0 && !preview.changes().isEmpty()) {
            add(new H2(say("What changes")), changes(preview));
            addHowMany(preview.changes().size(), preview.entering() + preview.changing());
        }
    }

    private static Grid<Change> changes(RiskPreview preview) {
        Grid<Change> grid = new Grid<>();
        grid.addColumn(RiskPreviewTables::word)
                .setHeader(say("What"))
                .setFlexGrow(0)
                .setWidth("128px");
        grid.addColumn(RiskPreviewTables::name).setHeader(say("Risk")).setFlexGrow(3);
        grid.addComponentColumn(change -> stack(change.differences()))
                .setHeader(say("How"))
                .setFlexGrow(5);
        NarrowGrid.use(
                grid,
                grid.addComponentColumn(change -> {
                            Div cell = stack(word(change), name(change));
                            change.differences().forEach(one -> cell.add(new Span(one)));
                            return cell;
                        })
                        .setHeader(say("Risk")));
        grid.setItems(preview.changes());
        return tidy(grid, say("What changes"), preview.changes().size());
    }

    private static String word(Change change) {
        return change.entered() ? say("New") : say("Changed");
    }

    private static String name(Change change) {
        return (change.reference() + " " + change.title()).strip();
    }
}
