package org.bylaw.risk;

import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.bylaw.shared.CsvText;
import org.bylaw.shared.Formulas;
import org.bylaw.shared.Problem;

/**
 * A register's file as lines of known columns, in whatever order they stand.
 *
 * @param heads what the columns are called in the file
 * @param unknown heads that mean nothing here
 */
record RiskSheet(Map<RiskColumn, String> heads, List<String> unknown, List<Row> rows) {

    /**
     * One line; a quoted value may have line breaks, so that it may be longer than one.
     *
     * @param number where it begins in the file, the heads being line 1
     * @param surplus how many values it has too many
     */
    record Row(int number, Map<RiskColumn, String> values, int surplus) {

        /** Empty where nothing is said. */
        String get(RiskColumn column) {
            return values.getOrDefault(column, "");
        }
    }

    boolean has(RiskColumn column) {
        return heads.containsKey(column);
    }

    /** @throws Problem where it is no such file, or lacks a column that it cannot do without */
    static RiskSheet read(RiskFile file) {
        if (file.content().length > RiskFile.LARGEST) {
            throw Problem.invalid(
                    "file", say("The file is larger than {0} MB. Please split it.", RiskFile.LARGEST / 1024 / 1024));
        }
        return CsvText.read("file", file.content(), RiskSheet::sheet);
    }

    private static RiskSheet sheet(CSVParser parser) {
        Iterator<CSVRecord> records = parser.iterator();
        if (!records.hasNext()) {
            throw Problem.invalid("file", say("The file is empty."));
        }
        CSVRecord first = records.next();
        Map<RiskColumn, Integer> places = new EnumMap<>(RiskColumn.class);
        Map<RiskColumn, String> heads = new EnumMap<>(RiskColumn.class);
        List<String> unknown = new ArrayList<>();
        for (int place = 0; place < first.size(); place++) {
            String head = first.get(place).strip();
            RiskColumn column = RiskColumn.named(head).orElse(null);
            if (column == null) {
                if (!head.isEmpty()) {
                    unknown.add(head);
                }
            } else if (places.putIfAbsent(column, place) == null) {
                heads.put(column, head);
            } else {
                throw Problem.invalid(
                        "file",
                        say(
                                "“{0}” and “{1}” mean the same. Please leave one of the columns out.",
                                heads.get(column), head));
            }
        }
        requireColumns(heads);
        List<Row> rows = new ArrayList<>();
        long begins = parser.getCurrentLineNumber() + 1;
        while (records.hasNext()) {
            Row row = row(records.next(), (int) begins, places, first.size());
            if (!row.values().isEmpty()) {
                rows.add(row);
            }
            if (rows.size() > RiskFile.MOST_LINES) {
                throw Problem.invalid(
                        "file", say("The file has more than {0} lines. Please split it.", RiskFile.MOST_LINES));
            }
            begins = parser.getCurrentLineNumber() + 1;
        }
        if (rows.isEmpty()) {
            throw Problem.invalid("file", say("The file has a line of heads, but no risk in it."));
        }
        return new RiskSheet(heads, unknown, rows);
    }

    /** A file that only changes risks which are there needs their references alone. */
    private static void requireColumns(Map<RiskColumn, String> heads) {
        if (heads.containsKey(RiskColumn.REFERENCE)) {
            return;
        }
        Stream.of(RiskColumn.TITLE, RiskColumn.ASSET, RiskColumn.THREAT, RiskColumn.OWNER)
                .filter(column -> !heads.containsKey(column))
                .findFirst()
                .ifPresent(column -> {
                    throw Problem.invalid(
                            "file",
                            say(
                                    "The file has no column “{0}”. Each new risk needs its title, asset or process, threat and owner.",
                                    column.head()));
                });
    }

    private static Row row(CSVRecord record, int number, Map<RiskColumn, Integer> places, int width) {
        Map<RiskColumn, String> values = new EnumMap<>(RiskColumn.class);
        places.forEach((column, place) -> {
            String value = place < record.size() ? tidy(record.get(place)) : "";
            if (!value.isEmpty()) {
                values.put(column, value);
            }
        });
        int filled = record.size();
        while (filled > width && record.get(filled - 1).isBlank()) {
            filled--;
        }
        return new Row(number, values, Math.max(0, filled - width));
    }

    /** Without the mark that exports put before formulas. */
    private static String tidy(String value) {
        return RiskRules.tidy(Formulas.unmarked(value));
    }
}
