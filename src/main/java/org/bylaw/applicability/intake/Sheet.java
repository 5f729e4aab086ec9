package org.bylaw.applicability.intake;

import static org.bylaw.shared.Say.say;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.bylaw.shared.Composed;
import org.bylaw.shared.CsvText;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a file, with its columns in any order.
 *
 * @param places which column holds what
 */
record Sheet(List<String> heads, Map<ImportColumn, Integer> places, List<Row> rows) {

    private static final int MOST_ROWS = 5000;

    /** @param number of the line in the file, counted from 1 */
    record Row(int number, List<String> cells) {

        String get(@Nullable Integer place) {
            return place == null || place >= cells.size() ? "" : cells.get(place);
        }
    }

    boolean has(ImportColumn column) {
        return places.containsKey(column);
    }

    String head(ImportColumn column) {
        return places.containsKey(column) ? heads.get(places.get(column)) : "";
    }

    String cell(Row row, ImportColumn column) {
        return row.get(places.get(column));
    }

    /**
     * Reads a file.
     *
     * @param places as the person corrected them; empty to go by the heads
     * @throws Problem where it is no such file
     */
    static Sheet read(ImportFile file, @Nullable Map<ImportColumn, Integer> places) {
        if (file.content().length > ImportFile.LARGEST) {
            throw Problem.invalid("file", say("The file is larger than {0} MB.", ImportFile.LARGEST / 1024 / 1024));
        }
        refuseOtherKinds(file.content());
        return CsvText.read("file", file.content(), parser -> read(parser, places));
    }

    /** Text of UTF-16 has a mark in front and a zero in each second byte; in all other text there is none. */
    private static void refuseOtherKinds(byte[] content) {
        boolean wide = content.length > 1
                && ((content[0] & 0xff) == 0xff && (content[1] & 0xff) == 0xfe
                        || (content[0] & 0xff) == 0xfe && (content[1] & 0xff) == 0xff);
        boolean workbook = content.length > 1 && content[0] == 'P' && content[1] == 'K';
        if (!wide && !workbook) {
            for (byte one : content) {
                if (one == 0) {
                    throw Problem.invalid(
                            "file", say("This is not a CSV file. Save it as CSV (UTF-8) and hand that in."));
                }
            }
        }
    }

    private static Sheet read(CSVParser parser, @Nullable Map<ImportColumn, Integer> corrected) {
        Iterator<CSVRecord> records = parser.iterator();
        if (!records.hasNext()) {
            throw Problem.invalid("file", say("The file is empty."));
        }
        List<String> heads = cells(records.next());
        Map<ImportColumn, Integer> places = corrected == null ? byHeads(heads) : checked(corrected, heads.size());
        List<Row> rows = new ArrayList<>();
        long begins = parser.getCurrentLineNumber() + 1;
        while (records.hasNext()) {
            List<String> cells = cells(records.next());
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                rows.add(new Row((int) begins, cells));
            }
            if (rows.size() > MOST_ROWS) {
                throw Problem.invalid("file", say("The file has more than {0} lines.", MOST_ROWS));
            }
            begins = parser.getCurrentLineNumber() + 1;
        }
        if (rows.isEmpty()) {
            throw Problem.invalid("file", say("The file has a line of heads, but no control in it."));
        }
        return new Sheet(heads, places, rows);
    }

    /** The first of several columns that mean the same; the person can choose another. */
    private static Map<ImportColumn, Integer> byHeads(List<String> heads) {
        Map<ImportColumn, Integer> places = new EnumMap<>(ImportColumn.class);
        for (int place = 0; place < heads.size(); place++) {
            ImportColumn column = ImportColumn.named(heads.get(place)).orElse(null);
            if (column != null) {
                places.putIfAbsent(column, place);
            }
        }
        return places;
    }

    private static Map<ImportColumn, Integer> checked(Map<ImportColumn, Integer> places, int width) {
        Map<ImportColumn, Integer> checked = new EnumMap<>(ImportColumn.class);
        places.forEach((column, place) -> {
            if (place >= 0 && place < width) {
                checked.put(column, place);
            }
        });
        return checked;
    }

    /** One way of writing an ä, and no blanks around: what looks the same is the same. */
    private static List<String> cells(CSVRecord record) {
        List<String> cells = new ArrayList<>();
        for (String cell : record) {
            cells.add(Composed.of(
                    Objects.requireNonNullElse(cell, "")
                            .replace('\u00a0', ' ')
                            .replace("\r\n", "\n")
                            .strip(),
                    Normalizer.Form.NFC));
        }
        return cells;
    }
}
