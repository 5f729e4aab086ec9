package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.bylaw.shared.CsvText;
import org.bylaw.shared.Problem;

/** Reads the list of who signed on paper, with its heads in English or German. */
final class PaperSheet {

    static final int MOST_LINES = 5000;
    static final int LARGEST = 2 * 1024 * 1024;

    private static final List<String> WHO =
            List.of("username", "login", "mail", "email", "e-mail", "benutzername", "anmeldename");
    private static final List<String> POLICY = List.of("policy", "reference", "richtlinie", "nummer");
    private static final List<String> VERSION = List.of("version");
    private static final List<String> SIGNED =
            List.of("signed", "signed on", "date signed", "date", "datum", "unterschrieben", "unterschrieben am");

    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d.M.uuuu").withResolverStyle(ResolverStyle.STRICT));

    /**
     * A line as it stands in the file.
     *
     * @param policy reference, and version; empty where the file has no such column
     */
    record Line(int number, String who, String policy, String version, String signed) {

        /** 2026-05-04 or 4.5.2026; empty where it is neither. */
        Optional<LocalDate> signedOn() {
            for (DateTimeFormatter format : DATES) {
                try {
                    return Optional.of(LocalDate.parse(signed, format));
                } catch (DateTimeException e) {
                    continue;
                }
            }
            return Optional.empty();
        }
    }

    private PaperSheet() {}

    /** @throws Problem where it is no such list */
    static List<Line> read(byte[] file) {
        if (file.length > LARGEST) {
            throw Problem.invalid(
                    "list", say("The list is larger than {0} MB. Please split it.", LARGEST / 1024 / 1024));
        }
        return CsvText.read("list", file, PaperSheet::lines);
    }

    private static List<Line> lines(CSVParser parser) {
        List<String> heads = List.of();
        List<Line> lines = new ArrayList<>();
        for (CSVRecord row : parser) {
            if (heads.isEmpty()) {
                heads = row.stream()
                        .map(head -> head.strip().toLowerCase(Locale.ROOT))
                        .toList();
                require(heads);
                continue;
            }
            if (row.stream().allMatch(String::isBlank)) {
                continue;
            }
            if (lines.size() == MOST_LINES) {
                throw Problem.invalid("list", say("The list has more than {0} lines. Please split it.", MOST_LINES));
            }
            lines.add(new Line(
                    (int) parser.getRecordNumber(),
                    value(row, heads, WHO),
                    value(row, heads, POLICY),
                    value(row, heads, VERSION),
                    value(row, heads, SIGNED)));
        }
        if (lines.isEmpty()) {
            throw Problem.invalid("list", say("The list is empty."));
        }
        return lines;
    }

    private static void require(List<String> heads) {
        if (heads.stream().noneMatch(WHO::contains) || heads.stream().noneMatch(SIGNED::contains)) {
            throw Problem.invalid(
                    "list", say("The first line has to name the columns: “username” (or “mail”) and “signed”."));
        }
    }

    private static String value(CSVRecord row, List<String> heads, List<String> names) {
        for (int column = 0; column < heads.size() && column < row.size(); column++) {
            if (names.contains(heads.get(column)) && !row.get(column).isBlank()) {
                return row.get(column).strip();
            }
        }
        return "";
    }
}
