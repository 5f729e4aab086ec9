package org.bylaw.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** What all previews of a file to be taken over look like: what to know, the lines with errors, what changes. */
public abstract class ImportPreview extends Div {

    /** So many lines need no scrolling. */
    private static final int FEW = 6;

    protected ImportPreview() {
        addClassName("stack");
    }

    /**
     * What is wrong with a line.
     *
     * @param column empty where it is about the whole line
     */
    public record Fault(int line, String column, String wrong, String remedy) {}

    protected final void addNotes(List<String> notes) {
        if (!notes.isEmpty()) {
            UnorderedList list = new UnorderedList();
            notes.forEach(note -> list.add(new ListItem(note)));
            add(list);
        }
    }

    /** Says so where more change than are shown. */
    protected final void addHowMany(int shown, int all) {
        if (all > shown) {
            add(new Paragraph(say("The first {0} of {1} are shown.", shown, all)));
        }
    }

    protected static Grid<Fault> errors(List<Fault> faults) {
        Grid<Fault> grid = new Grid<>();
        grid.addColumn(Fault::line).setHeader(say("Line")).setFlexGrow(0).setWidth("80px");
        grid.addColumn(Fault::column).setHeader(say("Column")).setFlexGrow(1);
        grid.addColumn(Fault::wrong).setHeader(say("What is wrong")).setFlexGrow(3);
        grid.addColumn(Fault::remedy).setHeader(say("What to do")).setFlexGrow(3);
        NarrowGrid.use(
                grid,
                grid.addComponentColumn(fault ->
                                stack(say("Line {0}", fault.line()), fault.column(), fault.wrong(), fault.remedy()))
                        .setHeader(say("Line")));
        grid.setItems(faults);
        return tidy(grid, say("Lines with errors"), faults.size());
    }

    protected static <T> Grid<T> tidy(Grid<T> grid, String label, int lines) {
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

    /** A cell of several lines; empty ones are left out. */
    protected static Div stack(String... lines) {
        return stack(List.of(lines));
    }

    protected static Div stack(List<String> lines) {
        Div cell = new Div();
        cell.addClassName("cell-stack");
        lines.stream().filter(line -> !line.isEmpty()).map(Span::new).forEach((Component line) -> cell.add(line));
        return cell;
    }
}
