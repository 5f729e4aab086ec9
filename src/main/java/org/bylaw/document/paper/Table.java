package org.bylaw.document.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A table that goes over as many pages as it needs; long values wrap, and a row that fits on a page is not torn. */
public final class Table {

    private static final float SIZE = 8.5f;
    private static final float LEADING = 11;
    private static final float PADDING = 5;
    private static final float GAP = 8;
    private static final int MOST_TOGETHER = 40;

    private final Paper paper;
    private final Typeface typeface;
    private final List<Column> columns;
    private final float[] widths;

    Table(Paper paper, Typeface typeface, List<Column> columns) {
        this.paper = paper;
        this.typeface = typeface;
        this.columns = columns;
        float shares = (float) columns.stream().mapToDouble(Column::share).sum();
        this.widths = new float[columns.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = paper.width() * columns.get(column).share() / shares;
        }
    }

    /** One value for each column. */
    public void row(String... values) throws IOException {
        write(List.of(values), false);
    }

    void head() throws IOException {
        write(columns.stream().map(Column::name).toList(), true);
    }

    private void write(List<String> values, boolean head) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        int lines = 1;
        for (int column = 0; column < widths.length; column++) {
            List<String> cell = typeface.lines(values.get(column), SIZE, widths[column] - GAP);
            cells.add(cell);
            lines = Math.max(lines, cell.size());
        }
        if (!head) {
            paper.room(Math.min(lines, MOST_TOGETHER) * LEADING + 2 * PADDING);
        }
        paper.down(PADDING);
        for (int line = 0; line < lines; line++) {
            if (!head) {
                paper.room(LEADING);
            }
            paper.down(LEADING);
            line(cells, line, head);
        }
        paper.down(PADDING);
        paper.rule();
    }

    private void line(List<List<String>> cells, int line, boolean head) throws IOException {
        float x = Paper.LEFT;
        for (int column = 0; column < widths.length; column++) {
            List<String> cell = cells.get(column);
            float indent = columns.get(column).figures() && line < cell.size()
                    ? widths[column] - GAP - typeface.width(cell.get(line), SIZE)
                    : 0;
            paper.cell(cell, line, x + indent, SIZE, head);
            x += widths[column];
        }
    }
}
