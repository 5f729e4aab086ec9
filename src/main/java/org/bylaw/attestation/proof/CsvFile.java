package org.bylaw.attestation.proof;

import static org.bylaw.shared.Say.say;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bylaw.attestation.AskedPerson;
import org.bylaw.shared.CsvLines;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180). A value that a spreadsheet would take for a formula begins with an apostrophe, since
 * names and reasons are typed by people. What is in it stands below the rows, where it disturbs nobody who reads the columns.
 */
class CsvFile implements RowsFile {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Writer out;
    private final ZoneId zone;
    private final List<ExportFact> facts;
    private final int columns;

    CsvFile(OutputStream out, ZoneId zone, List<ExportFact> facts) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.zone = zone;
        this.facts = facts;
        // Without the mark, spreadsheets take UTF-8 for something older.
        this.out.write('\uFEFF');
        List<String> heads = RowCells.heads();
        columns = heads.size();
        line(heads);
    }

    @Override
    public void person(AskedPerson person) throws IOException {
        List<String> cells = new ArrayList<>(columns);
        for (int column = 0; column < columns; column++) {
            cells.add(
                    switch (column) {
                        case RowCells.ANSWERED -> time(person.answeredAt());
                        case RowCells.REMINDERS -> String.valueOf(person.reminders());
                        default -> RowCells.text(person, column);
                    });
        }
        line(cells);
    }

    private String time(@Nullable Instant instant) {
        return instant == null ? "" : TIME.format(instant.atZone(zone));
    }

    private void line(List<String> values) throws IOException {
        out.write(values.stream().map(CsvLines::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    @Override
    public void finish() throws IOException {
        line(List.of(""));
        line(List.of(say("About this list")));
        for (ExportFact fact : facts) {
            line(List.of(fact.name(), fact.value()));
        }
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
