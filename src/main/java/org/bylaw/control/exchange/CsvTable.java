package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.say;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.bylaw.shared.Composed;
import org.bylaw.shared.CsvText;
import org.bylaw.shared.Formulas;
import org.bylaw.shared.Problem;

/**
 * A file of separated values as lines below named columns.
 *
 * @param heads what the columns are called in the file
 * @param errors lines that have more values than there are columns
 */
record CsvTable(List<String> heads, List<Row> rows, List<LineError> errors) {

    private static final int MOST_COLUMNS = 100;
    private static final int MOST_ROWS = 50_000;

    /**
     * One line; a quoted value may have line breaks, so that it may be longer than one.
     *
     * @param line where it begins in the file, the heads being line 1
     */
    record Row(int line, List<String> values) {

        /** Empty where the line ends before. */
        String get(int place) {
            return place >= 0 && place < values.size() ? values.get(place) : "";
        }

        String get(OptionalInt place) {
            return get(place.orElse(-1));
        }
    }

    /** @throws Problem where it is no such file */
    static CsvTable read(HandedIn file) {
        file.requireSize();
        return CsvText.read("file", file.content(), CsvTable::table);
    }

    private static CsvTable table(CSVParser parser) {
        List<String> heads = List.of();
        List<Row> rows = new ArrayList<>();
        List<LineError> errors = new ArrayList<>();
        int begins = 1;
        for (CSVRecord record : parser) {
            List<String> values =
                    Arrays.stream(record.values()).map(CsvTable::tidy).toList();
            if (heads.isEmpty()) {
                heads = values;
            } else if (values.stream().anyMatch(value -> !value.isEmpty())) {
                rows.add(new Row(begins, values));
                if (values.stream().skip(heads.size()).anyMatch(value -> !value.isEmpty())) {
                    errors.add(new LineError(
                            begins,
                            "",
                            say("The line has more values than there are columns."),
                            say("Put values that contain the separator into quotation marks.")));
                }
            }
            if (heads.size() > MOST_COLUMNS || rows.size() > MOST_ROWS) {
                throw Problem.invalid(
                        "file",
                        say(
                                "The file has more than {0} lines or {1} columns. Please split it.",
                                MOST_ROWS, MOST_COLUMNS));
            }
            begins = (int) parser.getCurrentLineNumber() + 1;
        }
        if (rows.isEmpty()) {
            throw Problem.invalid("file", say("The file has no lines below its heads."));
        }
        return new CsvTable(heads, rows, errors);
    }

    /** One way of writing an ä, no blanks around, and without the apostrophe that keeps spreadsheets from calculating. */
    private static String tidy(String value) {
        return Formulas.plain(Composed.of(value.replace('\u00a0', ' ').strip(), Normalizer.Form.NFC));
    }

    /**
     * The column that is called one of these.
     *
     * @throws Problem where there are two of them
     */
    OptionalInt column(Set<String> names) {
        int found = -1;
        for (int place = 0; place < heads.size(); place++) {
            if (names.contains(plain(heads.get(place)))) {
                if (found >= 0) {
                    throw Problem.invalid(
                            "file",
                            say(
                                    "“{0}” and “{1}” mean the same. Please leave one of the columns out.",
                                    heads.get(found), heads.get(place)));
                }
                found = place;
            }
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    /** @throws Problem where there is none or two of them */
    int require(Set<String> names, String english, String german) {
        return column(names)
                .orElseThrow(
                        () -> Problem.invalid("file", say("The file has no column “{0}” or “{1}”.", english, german)));
    }

    String head(int place) {
        return place < heads.size() ? heads.get(place) : "";
    }

    /** Case, spaces and marks do not matter. */
    static String plain(String head) {
        return Composed.of(head.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD).replaceAll("[^a-z0-9]", "");
    }
}
