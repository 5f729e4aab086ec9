package org.bylaw.shared;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Writes comma-separated values (RFC 4180) for spreadsheets. A value that one would take for a formula begins with an
 * apostrophe, since titles and names are typed by people.
 */
public final class CsvLines {

    private final Writer out;

    public CsvLines(OutputStream out) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        // Without the mark, spreadsheets take UTF-8 for something older.
        this.out.write('\uFEFF');
    }

    public void line(String... values) throws IOException {
        out.write(Arrays.stream(values).map(CsvLines::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    public void finish() throws IOException {
        out.flush();
    }

    /** One value as it stands in such a file, without its comma. */
    public static String cell(String value) {
        String harmless = Formulas.harmless(value);
        return harmless.matches("(?s).*[\",;\t\r\n].*") ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }
}
