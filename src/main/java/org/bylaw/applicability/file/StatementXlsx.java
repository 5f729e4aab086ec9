package org.bylaw.applicability.file;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.bylaw.applicability.StatementLine;
import org.bylaw.shared.Formulas;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A version as a workbook. What people typed stands in text cells, which no spreadsheet reckons; a formula in them is marked
 * as text so that it stays one after it was edited.
 */
class StatementXlsx {

    private static final double[] WIDTHS = {10, 40, 16, 24, 44, 20, 24, 24, 10, 14, 44, 60};

    private final StatementFiles.Content content;

    StatementXlsx(StatementFiles.Content content) {
        this.content = content;
    }

    void writeTo(OutputStream out) throws IOException {
        try (Workbook book = new Workbook(out, "Bylaw", "1.0")) {
            Worksheet sheet = book.newWorksheet(say("Controls"));
            sheet.freezePane(2, 1);
            List<String> heads = LineCells.heads();
            for (int column = 0; column < heads.size(); column++) {
                sheet.width(column, WIDTHS[column]);
                sheet.inlineString(0, column, heads.get(column));
                sheet.style(0, column).bold().set();
            }
            int row = 0;
            for (StatementLine line : content.lines()) {
                row++;
                List<String> cells = LineCells.of(line);
                for (int column = 0; column < cells.size(); column++) {
                    text(sheet, row, column, cells.get(column));
                }
            }
            sheet.setAutoFilter(0, 0, row, heads.size() - 1);
            sheet.finish();
            about(book);
        }
    }

    private void about(Workbook book) throws IOException {
        Worksheet about = book.newWorksheet(say("About this statement"));
        about.width(0, 28);
        about.width(1, 100);
        int row = 0;
        row = fact(
                about,
                row,
                new StatementFiles.Fact(say("Title"), content.version().title()));
        if (!content.organisation().isBlank()) {
            row = fact(about, row, new StatementFiles.Fact(say("Organisation"), content.organisation()));
        }
        for (StatementFiles.Fact fact : content.facts()) {
            row = fact(about, row, fact);
        }
        for (List<StatementFiles.Fact> signature : content.signatures()) {
            row++;
            for (StatementFiles.Fact fact : signature) {
                row = fact(about, row, fact);
            }
        }
        about.finish();
    }

    private static int fact(Worksheet sheet, int row, StatementFiles.Fact fact) {
        sheet.inlineString(row, 0, fact.name());
        sheet.style(row, 0).bold().set();
        text(sheet, row, 1, fact.value());
        return row + 1;
    }

    /** A reference such as 5.10 stays what it is, since it is text, too. */
    private static void text(Worksheet sheet, int row, int column, String text) {
        String printable = text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
        if (!printable.isEmpty()) {
            sheet.inlineString(row, column, printable);
            if (column == 0 || Formulas.isOne(printable)) {
                sheet.style(row, column).format("@").set();
            }
        }
    }
}
