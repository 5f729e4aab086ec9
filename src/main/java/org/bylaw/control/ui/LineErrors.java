package org.bylaw.control.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Stream;
import org.bylaw.control.exchange.LineError;
import org.bylaw.ui.NarrowGrid;

/** What is wrong with a file, line by line, and what to do about each. */
final class LineErrors extends Div {

    private static final int FEW = 6;

    LineErrors(List<LineError> errors, int count) {
        addClassName("stack");
        add(
                new H3(counted(
                        count,
                        "1 error, so that nothing can be taken over",
                        "{0} errors, so that nothing can be taken over")),
                grid(errors));
        if (count > errors.size()) {
            add(new Paragraph(say("The first {0} of {1} are shown.", errors.size(), count)));
        }
    }

    private static Grid<LineError> grid(List<LineError> errors) {
        Grid<LineError> grid = new Grid<>();
        grid.addColumn(LineError::line).setHeader(say("Line")).setFlexGrow(0).setWidth("80px");
        grid.addColumn(LineError::column).setHeader(say("Column")).setFlexGrow(1);
        grid.addColumn(LineError::wrong).setHeader(say("What is wrong")).setFlexGrow(4);
        grid.addColumn(LineError::remedy).setHeader(say("What to do")).setFlexGrow(4);
        NarrowGrid.use(grid, grid.addComponentColumn(LineErrors::narrow).setHeader(say("Line")));
        grid.setItems(errors);
        grid.addThemeVariants(
                GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setAriaLabel(say("Lines with errors"));
        if (errors.size() <= FEW) {
            grid.setAllRowsVisible(true);
        } else {
            grid.setHeight("min(40vh, 320px)");
        }
        return grid;
    }

    private static Div narrow(LineError error) {
        Div cell = new Div();
        cell.addClassName("cell-stack");
        Stream.of(say("Line {0}", error.line()), error.column(), error.wrong(), error.remedy())
                .filter(words -> !words.isEmpty())
                .map(Span::new)
                .forEach(cell::add);
        return cell;
    }
}
