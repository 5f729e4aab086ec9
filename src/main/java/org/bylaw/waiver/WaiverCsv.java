package org.bylaw.waiver;

import static org.bylaw.shared.Say.say;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.bylaw.shared.Formulas;
import org.jspecify.annotations.Nullable;

/** Waivers as comma-separated values. What a spreadsheet would take for a formula begins with an apostrophe: people typed it. */
class WaiverCsv implements AutoCloseable {

    private final CSVPrinter printer;

    WaiverCsv(OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        // Without the mark, spreadsheets take UTF-8 for something older.
        writer.write('\uFEFF');
        printer = new CSVPrinter(writer, CSVFormat.RFC4180);
        printer.printRecord(
                say("Number"),
                say("Waiver"),
                say("Policy or control"),
                say("State"),
                say("Risk"),
                say("Asked for by"),
                say("Held by"),
                say("Owner"),
                say("Until"),
                say("Renewals"),
                say("Why it is needed"),
                say("Whom or what it covers"),
                say("What is done instead"),
                say("How it ended"),
                say("In words"));
    }

    void line(WaiverFacts waiver) throws IOException {
        printer.printRecord(Stream.of(
                        waiver.reference(),
                        waiver.title(),
                        waiver.subjectName(),
                        say(waiver.state().word()),
                        say(waiver.risk().word()),
                        waiver.requestedByName(),
                        waiver.holderName(),
                        waiver.ownerName(),
                        waiver.endsOn().toString(),
                        String.valueOf(waiver.renewals()),
                        waiver.reason(),
                        waiver.scope(),
                        waiver.compensation(),
                        waiver.closedHow() == null ? "" : say(waiver.closedHow().word()),
                        waiver.closedWord())
                .map(WaiverCsv::harmless));
    }

    static String harmless(@Nullable String value) {
        return value == null ? "" : Formulas.harmless(value);
    }

    @Override
    public void close() throws IOException {
        printer.close(true);
    }
}
