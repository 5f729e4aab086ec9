package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.bylaw.control.exchange.CsvTable.Row;
import org.bylaw.control.exchange.FrameworkContent.About;
import org.bylaw.control.exchange.FrameworkContent.Entry;
import org.bylaw.shared.Problem;

/** Reads a framework from separated values: number and title, and what else there is; other columns are attributes. */
final class FrameworkCsv {

    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "x", "ja", "j", "wahr");
    private static final Set<String> NO = Set.of("no", "n", "false", "0", "", "nein", "falsch");

    private final CsvTable table;
    private final int ref;
    private final OptionalInt title;
    private final OptionalInt parent;
    private final OptionalInt text;
    private final OptionalInt heading;
    private final Map<Integer, String> attributes = new LinkedHashMap<>();
    private final List<LineError> errors;
    private final List<String> notes = new ArrayList<>();

    private FrameworkCsv(CsvTable table) {
        this.table = table;
        ref = table.require(FrameworkColumn.REF.names, "Number", "Nummer");
        title = table.column(FrameworkColumn.TITLE.names);
        parent = table.column(FrameworkColumn.PARENT.names);
        text = table.column(FrameworkColumn.TEXT.names);
        heading = table.column(FrameworkColumn.HEADING.names);
        errors = new ArrayList<>(table.errors());
    }

    /** @throws Problem where it is no such file, or lacks the numbers */
    static FrameworkContent read(HandedIn file) {
        return new FrameworkCsv(CsvTable.read(file)).content();
    }

    private FrameworkContent content() {
        findAttributes();
        Set<String> parents = table.rows().stream().map(row -> row.get(parent)).collect(Collectors.toSet());
        parents.remove("");
        if (heading.isEmpty() && !parents.isEmpty()) {
            notes.add(say("There is no column “Heading”: whatever others stand under is taken for a heading."));
        }
        List<Entry> entries = table.rows().stream()
                .map(row -> new Entry(
                        row.line(),
                        row.get(ref),
                        row.get(title),
                        row.get(parent),
                        heading.isPresent() ? isHeading(row) : parents.contains(row.get(ref)),
                        row.get(text),
                        attributes(row)))
                .toList();
        return new FrameworkContent(About.NOTHING, entries, errors, notes);
    }

    private void findAttributes() {
        Set<Integer> known = new HashSet<>(List.of(ref));
        for (OptionalInt place : List.of(title, parent, text, heading)) {
            place.ifPresent(known::add);
        }
        List<String> tailoring = new ArrayList<>();
        for (int place = 0; place < table.heads().size(); place++) {
            String head = table.heads().get(place);
            if (known.contains(place) || head.isEmpty()) {
                continue;
            }
            if (FrameworkColumn.TAILORING.names.contains(CsvTable.plain(head))) {
                tailoring.add(head);
            } else if (attributes.containsValue(head)) {
                throw Problem.invalid("file", say("Two columns are called “{0}”. Please rename one of them.", head));
            } else {
                attributes.put(place, head);
            }
        }
        if (!tailoring.isEmpty()) {
            notes.add(say(
                    "How the controls are tailored is not part of a framework and is left out: {0}.",
                    String.join(", ", tailoring)));
        }
    }

    private boolean isHeading(Row row) {
        String word = row.get(heading).toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            errors.add(new LineError(
                    row.line(),
                    table.head(heading.orElse(-1)),
                    say("“{0}” says neither yes nor no.", row.get(heading)),
                    say("Write “yes” for headings that only group others, “no” for controls.")));
        }
        return YES.contains(word);
    }

    private Map<String, List<String>> attributes(Row row) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        attributes.forEach((place, name) -> {
            Set<String> found = new LinkedHashSet<>();
            Arrays.stream(row.get(place).split("[;|\\n]"))
                    .map(value -> value.strip().replaceFirst("^#", ""))
                    .filter(value -> !value.isEmpty())
                    .forEach(found::add);
            if (!found.isEmpty()) {
                values.put(name, List.copyOf(found));
            }
        });
        return values;
    }
}
