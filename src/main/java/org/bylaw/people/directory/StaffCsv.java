package org.bylaw.people.directory;

import static org.bylaw.shared.Say.say;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;

/** Reads comma- or semicolon-separated values as Excel and HR systems write them: UTF-8 or Windows-1252, columns in any order. */
final class StaffCsv {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private StaffCsv() {}

    /** @throws Problem where it is no such file, or lacks a column that it cannot do without */
    static StaffSheet read(StaffFile file) {
        if (file.content().length > StaffFile.LARGEST) {
            throw Problem.invalid(say("The file is larger than 50 MB. Please split it."));
        }
        String text = text(file.content());
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            return sheet(parser);
        } catch (UncheckedIOException | IOException e) {
            throw Problem.invalid(
                    say("The quotation marks in the file do not match: {0}", String.valueOf(e.getMessage())));
        }
    }

    private static String text(byte[] content) {
        if (content.length > 3 && content[0] == 'P' && content[1] == 'K') {
            throw Problem.invalid(say("This is an Excel workbook. Please save it as CSV (UTF-8) and hand that in."));
        }
        if (content.length > 1 && (content[0] & 0xff) == 0xff && (content[1] & 0xff) == 0xfe
                || content.length > 1 && (content[0] & 0xff) == 0xfe && (content[1] & 0xff) == 0xff) {
            return new String(content, StandardCharsets.UTF_16);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(content, WINDOWS);
        }
    }

    /** Whichever of them stands most often between the heads. */
    private static char delimiter(String text) {
        int end = text.indexOf('\n');
        String heads = (end < 0 ? text : text.substring(0, end)).replaceAll("\"[^\"]*\"", "");
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(heads, candidate) > count(heads, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(character -> character == wanted).count();
    }

    private static StaffSheet sheet(CSVParser parser) {
        Iterator<CSVRecord> records = parser.iterator();
        if (!records.hasNext()) {
            throw Problem.invalid(say("The file is empty."));
        }
        CSVRecord first = records.next();
        Map<StaffColumn, Integer> places = new EnumMap<>(StaffColumn.class);
        Map<StaffColumn, String> heads = new EnumMap<>(StaffColumn.class);
        List<String> unknown = new ArrayList<>();
        for (int place = 0; place < first.size(); place++) {
            String head = first.get(place).strip();
            StaffColumn column = StaffColumn.named(head).orElse(null);
            if (column == null) {
                if (!head.isEmpty()) {
                    unknown.add(head);
                }
            } else if (places.putIfAbsent(column, place) == null) {
                heads.put(column, head);
            } else {
                throw Problem.invalid(say(
                        "“{0}” and “{1}” mean the same. Please leave one of the columns out.",
                        heads.get(column), head));
            }
        }
        requireColumns(places);
        List<StaffSheet.Row> rows = new ArrayList<>();
        long begins = parser.getCurrentLineNumber() + 1;
        while (records.hasNext()) {
            CSVRecord record = records.next();
            StaffSheet.Row row = row(record, (int) begins, places, first.size());
            if (row != null) {
                rows.add(row);
            }
            begins = parser.getCurrentLineNumber() + 1;
        }
        if (rows.isEmpty()) {
            throw Problem.invalid(say("The file has a line of heads, but nobody in it."));
        }
        return new StaffSheet(heads, unknown, rows);
    }

    private static void requireColumns(Map<StaffColumn, Integer> places) {
        if (!places.containsKey(StaffColumn.USERNAME)) {
            throw Problem.invalid(
                    say("The file has no column for the username. Please call one “Username” or “Benutzername”."));
        }
        if (!places.containsKey(StaffColumn.NAME) && !places.containsKey(StaffColumn.LAST_NAME)) {
            throw Problem.invalid(
                    say("The file has no column for the name. Please call one “Name”, or two “Vorname” and"
                            + " “Nachname”."));
        }
    }

    /** Nothing for a line without any value, as spreadsheets leave them at the end. */
    private static StaffSheet.@Nullable Row row(
            CSVRecord record, int number, Map<StaffColumn, Integer> places, int width) {
        @Nullable String[] values = new String[StaffColumn.values().length];
        boolean blank = true;
        for (Map.Entry<StaffColumn, Integer> place : places.entrySet()) {
            String value = place.getValue() < record.size() ? tidy(record.get(place.getValue())) : "";
            if (!value.isEmpty()) {
                values[place.getKey().ordinal()] = value;
                blank = false;
            }
        }
        if (blank) {
            return null;
        }
        int filled = record.size();
        while (filled > width && record.get(filled - 1).isBlank()) {
            filled--;
        }
        return new StaffSheet.Row(number, values, filled - width);
    }

    /** One way of writing an ä, and no blanks around: what looks the same is the same. */
    private static String tidy(String value) {
        return Normalizer.normalize(value.replace('\u00a0', ' ').strip(), Normalizer.Form.NFC);
    }
}
