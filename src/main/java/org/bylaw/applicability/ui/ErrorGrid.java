package org.bylaw.applicability.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.bylaw.applicability.intake.ImportPreview.LineError;
import org.bylaw.ui.NarrowGrid;

/** What is wrong in a file, each with its line and what to do. */
final class ErrorGrid extends Grid<LineError> {

    private static final int FEW = 12;

    ErrorGrid(List<LineError> errors) {
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        addColumn(LineError::line).setHeader(say("Line")).setFlexGrow(0).setWidth("80px");
        addColumn(LineError::column).setHeader(say("Column")).setFlexGrow(1);
        addColumn(LineError::wrong).setHeader(say("What is wrong")).setFlexGrow(3);
        addColumn(LineError::remedy).setHeader(say("What to do")).setFlexGrow(3);
        NarrowGrid.use(this, addComponentColumn(ErrorGrid::narrow).setHeader(say("What is wrong")));
        setAriaLabel(say("Errors"));
        setItems(errors);
        if (errors.size() <= FEW) {
            setAllRowsVisible(true);
        } else {
            setMinHeight("min(60vh, 480px)");
        }
    }

    private static Div narrow(LineError error) {
        Span place = new Span(
                error.column().isEmpty()
                        ? say("Line {0}", error.line())
                        : say("Line {0}, {1}", error.line(), error.column()));
        place.addClassName("name");
        Div cell = new Div(place, new Span(error.wrong()), new Span(error.remedy()));
        cell.addClassName("cell-stack");
        return cell;
    }
}
