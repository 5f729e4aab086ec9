package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.bylaw.control.exchange.CsvTable.Row;
import org.jspecify.annotations.Nullable;

/** Reads what corresponds to what: both sides by framework and number, the exact place, and who says so. */
final class MappingCsv {

    private static final Set<String> FROM_FRAMEWORK =
            Set.of("fromframework", "sourceframework", "vonrahmenwerk", "vonframework", "ausrahmenwerk");
    private static final Set<String> FROM = Set.of(
            "from", "fromref", "fromnumber", "fromcontrol", "von", "vonnummer", "vonref", "sourceref", "sourcecontrol");
    private static final Set<String> TO_FRAMEWORK =
            Set.of("toframework", "targetframework", "nachrahmenwerk", "nachframework", "zielrahmenwerk");
    private static final Set<String> TO = Set.of(
            "to",
            "toref",
            "tonumber",
            "tocontrol",
            "nach",
            "nachnummer",
            "nachref",
            "targetref",
            "targetcontrol",
            "ziel");
    private static final Set<String> PLACE = Set.of("place", "exactplace", "stelle", "fundstelle");
    private static final Set<String> SOURCE = Set.of("source", "sourcename", "quelle", "accordingto", "laut");

    private static final int LONGEST_PLACE = 40;
    private static final int LONGEST_SOURCE = 200;

    private final CsvTable table;
    private final Map<String, Map<String, UUID>> controls;
    private final int fromFramework;
    private final int from;
    private final int toFramework;
    private final int to;
    private final OptionalInt place;
    private final OptionalInt source;
    private final Set<String> shippedSources;
    private final String otherwise;
    private final List<LineError> errors;
    private final Map<Pair, Integer> pairs = new HashMap<>();

    /** Two controls that correspond, as the file says. */
    record Pair(UUID from, UUID to, String place, String source) {}

    /** What the file says, and what is wrong with it. */
    record Read(List<Pair> pairs, int lines, List<LineError> errors) {}

    private MappingCsv(
            CsvTable table, Map<String, Map<String, UUID>> controls, Set<String> shippedSources, String otherwise) {
        this.table = table;
        this.controls = controls;
        this.shippedSources = shippedSources;
        this.otherwise = otherwise.strip();
        fromFramework = table.require(FROM_FRAMEWORK, "From framework", "Von Rahmenwerk");
        from = table.require(FROM, "From", "Von");
        toFramework = table.require(TO_FRAMEWORK, "To framework", "Nach Rahmenwerk");
        to = table.require(TO, "To", "Nach");
        place = table.column(PLACE);
        source = table.column(SOURCE);
        errors = new ArrayList<>(table.errors());
    }

    /**
     * Reads the file.
     *
     * @param controls all there are: by the framework's key in small letters, then by number
     * @param shippedSources in small letters; what is imported is not said to come from them
     * @param otherwise who says so, for lines that do not name it
     */
    static Read read(
            HandedIn file, Map<String, Map<String, UUID>> controls, Set<String> shippedSources, String otherwise) {
        MappingCsv csv = new MappingCsv(CsvTable.read(file), controls, shippedSources, otherwise);
        csv.table.rows().forEach(csv::row);
        csv.errors.sort(Comparator.comparingInt(LineError::line));
        return new Read(List.copyOf(csv.pairs.keySet()), csv.table.rows().size(), csv.errors);
    }

    private void row(Row row) {
        UUID left = control(row, fromFramework, from);
        UUID right = control(row, toFramework, to);
        String where = row.get(place);
        if (where.length() > LONGEST_PLACE) {
            error(
                    row,
                    place.orElse(-1),
                    say("It has {0} characters.", where.length()),
                    say("Shorten it to {0} characters.", LONGEST_PLACE));
        }
        String who = row.get(source).isEmpty() ? otherwise : row.get(source);
        if (who.isEmpty()) {
            error(
                    row,
                    source.orElse(-1),
                    say("Nobody is named who says so."),
                    say("Fill the column “Source”, or name a source for all lines."));
        } else if (who.length() > LONGEST_SOURCE) {
            error(
                    row,
                    source.orElse(-1),
                    say("It has {0} characters.", who.length()),
                    say("Shorten it to {0} characters.", LONGEST_SOURCE));
        } else if (shippedSources.contains(who.toLowerCase(Locale.ROOT))) {
            error(
                    row,
                    source.orElse(-1),
                    say("“{0}” comes with Bylaw.", who),
                    say("Name who says so here, or leave the line out."));
        }
        if (left == null || right == null) {
            return;
        }
        if (left.equals(right)) {
            error(row, to, say("A control does not correspond to itself."), say("Leave the line out."));
            return;
        }
        Integer other = pairs.putIfAbsent(new Pair(left, right, where, who), row.line());
        if (other != null) {
            error(row, to, say("Line {0} says the same.", other), say("Leave one of the lines out."));
        }
    }

    private @Nullable UUID control(Row row, int framework, int ref) {
        String key = row.get(framework);
        Map<String, UUID> members = controls.get(key.toLowerCase(Locale.ROOT));
        if (members == null) {
            error(
                    row,
                    framework,
                    key.isEmpty() ? say("It names no framework.") : say("There is no framework “{0}”.", key),
                    say("Use the key of a framework as the list of frameworks shows it."));
            return null;
        }
        UUID control = members.get(row.get(ref));
        if (control == null) {
            error(
                    row,
                    ref,
                    say("{0} has no control “{1}”.", key, row.get(ref)),
                    say("Correct the number, or leave the line out."));
        }
        return control;
    }

    private void error(Row row, int place, String wrong, String remedy) {
        errors.add(new LineError(row.line(), place < 0 ? "" : table.head(place), wrong, remedy));
    }
}
