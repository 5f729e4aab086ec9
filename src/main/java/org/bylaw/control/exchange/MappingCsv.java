package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import org.bylaw.control.MappingRelationship;
import org.bylaw.control.exchange.CsvTable.Row;
import org.bylaw.control.exchange.MappingCheck.Read;
import org.bylaw.control.exchange.MappingLine.End;

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

    private static final Set<String> RELATIONSHIP = Set.of("relationship", "beziehung", "verhaltnis", "verhältnis");

    private final CsvTable table;
    private final int fromFramework;
    private final int from;
    private final int toFramework;
    private final int to;
    private final OptionalInt place;
    private final OptionalInt source;
    private final OptionalInt relationship;
    private final List<LineError> errors;

    private MappingCsv(CsvTable table) {
        this.table = table;
        fromFramework = table.require(FROM_FRAMEWORK, "From framework", "Von Rahmenwerk");
        from = table.require(FROM, "From", "Von");
        toFramework = table.require(TO_FRAMEWORK, "To framework", "Nach Rahmenwerk");
        to = table.require(TO, "To", "Nach");
        place = table.column(PLACE);
        source = table.column(SOURCE);
        relationship = table.column(RELATIONSHIP);
        errors = new ArrayList<>(table.errors());
    }

    /**
     * Reads the file.
     *
     * @param shippedSources in small letters; what is imported is not said to come from them
     * @param otherwise who says so, for lines that do not name it
     */
    static Read read(HandedIn file, MappedControls controls, Set<String> shippedSources, String otherwise) {
        MappingCsv csv = new MappingCsv(CsvTable.read(file));
        List<MappingLine> lines = csv.table.rows().stream().map(csv::line).toList();
        return new MappingCheck(controls, shippedSources, otherwise, csv.errors).read(lines, List.of(), List.of());
    }

    private MappingLine line(Row row) {
        return new MappingLine(
                row.line(),
                new End(row.get(fromFramework), table.head(fromFramework), row.get(from), table.head(from)),
                new End(row.get(toFramework), table.head(toFramework), row.get(to), table.head(to)),
                row.get(place),
                head(place),
                row.get(source),
                head(source),
                relationship(row));
    }

    private MappingRelationship relationship(Row row) {
        String word = row.get(relationship).toLowerCase(Locale.ROOT).replace(' ', '-');
        if (word.isEmpty()) {
            return MappingRelationship.UNSPECIFIED;
        }
        return MappingRelationship.of(word).orElseGet(() -> {
            errors.add(new LineError(
                    row.line(),
                    head(relationship),
                    say("“{0}” is no relationship.", row.get(relationship)),
                    say("Use equivalent-to, equal-to, subset-of, superset-of or intersects-with, or leave it empty.")));
            return MappingRelationship.UNSPECIFIED;
        });
    }

    private String head(OptionalInt column) {
        return column.isPresent() ? table.head(column.getAsInt()) : "";
    }
}
