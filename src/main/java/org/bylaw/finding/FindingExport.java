package org.bylaw.finding;

import static org.bylaw.shared.Say.say;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Costly;
import org.bylaw.shared.CsvLines;
import org.bylaw.shared.Formulas;
import org.bylaw.shared.SubjectRef;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Writes findings into a file, streamed from the database, in the reader's language. What people typed is never a formula:
 * in CSV (RFC 4180) such a value begins with an apostrophe, in a workbook it stands in a text cell.
 */
@Service
public class FindingExport {

    private static final int BATCH = 500;

    private final FindingBoard board;
    private final AuditTrail audit;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    FindingExport(FindingBoard board, AuditTrail audit, CurrentPerson currentPerson, Clock clock) {
        this.board = board;
        this.audit = audit;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @Costly(Costly.Kind.EXPORT)
    @AllowedToSeeControls
    public void csv(FindingFilter filter, OutputStream out) throws IOException {
        record("CSV", filter);
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        // Without the mark, spreadsheets take UTF-8 for something older.
        writer.write('\uFEFF');
        line(writer, heads());
        board.each(filter, finding -> {
            try {
                line(writer, cells(finding));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.flush();
    }

    private void record(String format, FindingFilter filter) {
        SubjectRef me = SubjectRef.person(currentPerson.requireId());
        audit.recordAhead(
                "FindingsExported", me, me, Map.of("format", format, "rows", board.count(filter), "filter", filter));
    }

    private static void line(Writer writer, List<String> cells) throws IOException {
        writer.write(cells.stream().map(CsvLines::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    @Costly(Costly.Kind.EXPORT)
    @AllowedToSeeControls
    public void xlsx(FindingFilter filter, OutputStream out) throws IOException {
        record("XLSX", filter);
        try (Workbook book = new Workbook(out, "Bylaw", "1.0")) {
            Worksheet sheet = book.newWorksheet(say("Findings"));
            sheet.freezePane(1, 1);
            int[] row = {0};
            write(sheet, 0, heads());
            board.each(filter, finding -> {
                row[0]++;
                write(sheet, row[0], cells(finding));
                try {
                    if (row[0] % BATCH == 0) {
                        sheet.flush();
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            sheet.setAutoFilter(0, 0, row[0], heads().size() - 1);
            sheet.finish();
            book.finish();
        }
    }

    private static void write(Worksheet sheet, int row, List<String> cells) {
        for (int column = 0; column < cells.size(); column++) {
            String printable = cells.get(column).replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
            if (!printable.isEmpty()) {
                sheet.inlineString(row, column, printable);
                if (Formulas.isOne(printable)) {
                    // The format "text": it stays one after somebody edited the cell.
                    sheet.style(row, column).format("@").set();
                }
            }
        }
    }

    private static List<String> heads() {
        return List.of(
                say("Number"),
                say("Finding"),
                say("Control"),
                say("Severity"),
                say("State"),
                say("Owner"),
                say("Department"),
                say("Due"),
                say("Raised by"),
                say("Raised on"),
                say("What was found"),
                say("What will be done"),
                say("What was done"),
                say("Sent back or reopened"),
                say("Verified by"),
                say("Closed on"),
                say("Withdrawn, since"));
    }

    private List<String> cells(FindingFacts finding) {
        ActionFacts action = finding.action();
        return List.of(
                finding.name(),
                finding.title(),
                finding.controlTitle(),
                say(finding.severity().word()),
                finding.withdrawnWhy() == null ? say(action.state().word()) : say("Withdrawn"),
                action.ownerName(),
                text(action.departmentName()),
                action.dueOn().toString(),
                finding.raisedByName(),
                day(finding.raisedAt()),
                finding.description(),
                text(action.plan()),
                text(action.doneNote()),
                String.valueOf(action.reopened()),
                text(action.verifiedByName()),
                day(finding.closedAt()),
                text(finding.withdrawnWhy()));
    }

    private String day(@Nullable Instant instant) {
        return instant == null
                ? ""
                : instant.atZone(clock.getZone()).toLocalDate().toString();
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
