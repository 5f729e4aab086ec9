package org.bylaw.people.directory;

import static org.bylaw.shared.Say.say;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.bylaw.shared.Composed;
import org.bylaw.shared.CsvText;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;

/** Reads HR's list of staff, with its columns in any order. */
final class StaffCsv {

    private StaffCsv() {}

    /** @throws Problem where it is no such file, or lacks a column that it cannot do without */
    static StaffSheet read(StaffFile file) {
        if (file.content().length > StaffFile.LARGEST) {
            throw Problem.invalid(say("The file is larger than 50 MB. Please split it."));
        }
        return CsvText.read("file", file.content(), StaffCsv::sheet);
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
            if (rows.size() > StaffFile.MOST_LINES) {
                throw Problem.invalid(say(
                        "The file has more than {0} lines. Please split it, and do not say of a part that people who"
                                + " are not in it have left.",
                        StaffFile.MOST_LINES));
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
        return Composed.of(value.replace('\u00a0', ' ').strip(), Normalizer.Form.NFC);
    }
}
