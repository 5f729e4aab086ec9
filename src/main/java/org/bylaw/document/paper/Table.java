package org.bylaw.document.paper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.jspecify.annotations.Nullable;

/**
 * A table that goes over as many pages as it needs; long values wrap, and a row that fits on a page is not torn. Each cell is
 * tagged, which takes some 400 bytes of memory for each until the paper is written: a crowd goes into several papers.
 */
public final class Table {

    private static final float SIZE = 8.5f;
    private static final float LEADING = 11;
    private static final float PADDING = 5;
    private static final float GAP = 8;
    private static final int MOST_TOGETHER = 40;

    private final Paper paper;
    private final Sheets sheets;
    private final Typeface typeface;
    private final Structure structure;
    private final List<Column> columns;
    private final float[] widths;
    private boolean headed;

    Table(Paper paper, Sheets sheets, List<Column> columns) {
        this.paper = paper;
        this.sheets = sheets;
        this.typeface = sheets.typeface();
        this.structure = sheets.structure();
        structure.begin("Table");
        this.columns = columns;
        float shares = (float) columns.stream().mapToDouble(Column::share).sum();
        this.widths = new float[columns.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = sheets.width() * columns.get(column).share() / shares;
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
        List<@Nullable COSDictionary> elements = elements(head);
        sheets.down(PADDING);
        for (int line = 0; line < lines; line++) {
            if (!head) {
                paper.room(LEADING);
            }
            sheets.down(LEADING);
            line(elements, cells, line, head);
        }
        sheets.down(PADDING);
        sheets.rule();
    }

    /** One for each cell; none for those of a head that is repeated. */
    private List<@Nullable COSDictionary> elements(boolean head) {
        List<@Nullable COSDictionary> elements = new ArrayList<>(widths.length);
        if (head && headed) {
            elements.addAll(Collections.nCopies(widths.length, null));
            return elements;
        }
        headed = true;
        structure.begin("TR");
        for (int column = 0; column < widths.length; column++) {
            elements.add(head ? structure.columnHead() : structure.begin("TD"));
            structure.end();
        }
        structure.end();
        return elements;
    }

    private void line(List<@Nullable COSDictionary> elements, List<List<String>> cells, int line, boolean head)
            throws IOException {
        float x = Sheets.LEFT;
        for (int column = 0; column < widths.length; column++) {
            List<String> cell = cells.get(column);
            float indent = columns.get(column).figures() && line < cell.size()
                    ? widths[column] - GAP - typeface.width(cell.get(line), SIZE)
                    : 0;
            if (line < cell.size()) {
                sheets.set(
                        elements.get(column),
                        cell.get(line),
                        x + indent,
                        SIZE,
                        head,
                        head ? Sheets.GREY : Sheets.BLACK);
            }
            x += widths[column];
        }
    }
}
