package org.bylaw.attestation.proof;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import org.bylaw.attestation.AskedPerson;
import org.bylaw.shared.Formulas;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook, streamed out row by row. What people typed stands in text cells, which no spreadsheet reckons; a formula in
 * them is marked as text so that it stays one after it was edited.
 */
class XlsxFile implements RowsFile {

    /** So many rows are in memory at once. */
    private static final int BATCH = 500;

    private static final double[] WIDTHS = {28, 20, 32, 32, 9, 24, 16, 24, 18, 18, 18, 40, 11};

    private final Workbook book;
    private final Worksheet sheet;
    private final ZoneId zone;
    private final List<ExportFact> facts;
    private final List<String> heads = RowCells.heads();
    private int row;

    XlsxFile(OutputStream out, ZoneId zone, List<ExportFact> facts) {
        this.zone = zone;
        this.facts = facts;
        book = new Workbook(out, "Bylaw", "1.0");
        sheet = book.newWorksheet(say("People"));
        sheet.freezePane(1, 1);
        for (int column = 0; column < heads.size(); column++) {
            sheet.width(column, WIDTHS[column]);
            sheet.inlineString(0, column, heads.get(column));
            sheet.style(0, column).bold().set();
        }
    }

    @Override
    public void person(AskedPerson person) throws IOException {
        row++;
        for (int column = 0; column < heads.size(); column++) {
            if (column == RowCells.REMINDERS) {
                sheet.value(row, column, person.reminders());
            } else if (column != RowCells.ANSWERED) {
                text(sheet, row, column, RowCells.text(person, column));
            } else if (person.answeredAt() != null) {
                sheet.value(row, column, person.answeredAt().atZone(zone).toLocalDateTime());
                sheet.style(row, column).format("yyyy-mm-dd hh:mm").set();
            }
        }
        if (row % BATCH == 0) {
            sheet.flush();
        }
    }

    private static void text(Worksheet sheet, int row, int column, String text) {
        String printable = text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
        if (!printable.isEmpty()) {
            sheet.inlineString(row, column, printable);
            if (Formulas.isOne(printable)) {
                // The format "text": what is typed into such a cell is not reckoned either.
                sheet.style(row, column).format("@").set();
            }
        }
    }

    @Override
    public void finish() throws IOException {
        sheet.setAutoFilter(0, 0, row, heads.size() - 1);
        sheet.finish();
        Worksheet about = book.newWorksheet(say("About this list"));
        about.width(0, 24);
        about.width(1, 90);
        for (int line = 0; line < facts.size(); line++) {
            about.inlineString(line, 0, facts.get(line).name());
            about.style(line, 0).bold().set();
            text(about, line, 1, facts.get(line).value());
        }
        about.finish();
        book.finish();
    }

    @Override
    public void close() throws IOException {
        book.close();
    }
}
