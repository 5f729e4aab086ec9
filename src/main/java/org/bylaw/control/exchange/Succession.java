package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bylaw.control.exchange.EditionChange.Kind;
import org.bylaw.control.exchange.EditionChange.Numbered;

/**
 * Which controls of a new edition take the place of which old ones: as a table of numbers says; for old ones that it does
 * not name, those of the same title, and then those of the same number, unless the table or a title speaks for another.
 */
final class Succession {

    private static final Set<String> OLD = Set.of(
            "old", "oldref", "oldnumber", "from", "before", "alt", "altenummer", "bisher", "bisherigenummer", "von");
    private static final Set<String> NEW =
            Set.of("new", "newref", "newnumber", "to", "after", "neu", "neuenummer", "nach");

    /** Old number to new numbers. */
    private final Map<String, Set<String>> successors = new LinkedHashMap<>();

    private final Set<String> doubtful = new LinkedHashSet<>();
    private final List<LineError> errors = new ArrayList<>();
    private final Map<String, Numbered> before;
    private final Map<String, Numbered> after;

    private Succession(List<Numbered> before, List<Numbered> after) {
        this.before = byRef(before);
        this.after = byRef(after);
    }

    private static Map<String, Numbered> byRef(List<Numbered> controls) {
        Map<String, Numbered> byRef = new LinkedHashMap<>();
        controls.forEach(control -> byRef.putIfAbsent(control.ref(), control));
        return byRef;
    }

    /** Of controls, no headings. */
    static Succession proposed(List<Numbered> before, List<Numbered> after) {
        Succession succession = new Succession(before, after);
        succession.propose(Set.of());
        return succession;
    }

    /** Of controls, no headings; what the table does not name is proposed. */
    static Succession of(HandedIn table, List<Numbered> before, List<Numbered> after) {
        Succession succession = new Succession(before, after);
        succession.propose(succession.read(CsvTable.read(table)));
        return succession;
    }

    /** As it was stored. */
    static Succession known(List<Numbered> before, List<Numbered> after, Map<String, Set<String>> stored) {
        Succession succession = new Succession(before, after);
        succession.successors.putAll(stored);
        return succession;
    }

    /** @return the old numbers that the table names, also those that it says were dropped */
    private Set<String> read(CsvTable table) {
        int old = table.require(OLD, "Old", "Alt");
        int fresh = table.require(NEW, "New", "Neu");
        errors.addAll(table.errors());
        Set<String> named = new LinkedHashSet<>();
        for (CsvTable.Row row : table.rows()) {
            for (String from : numbers(row.get(old))) {
                known(row, table.head(old), from, before, say("The old edition has no control “{0}”.", from));
                named.add(from);
                for (String to : numbers(row.get(fresh))) {
                    known(row, table.head(fresh), to, after, say("The new edition has no control “{0}”.", to));
                    successors
                            .computeIfAbsent(from, ref -> new LinkedHashSet<>())
                            .add(to);
                }
            }
        }
        return named;
    }

    private static List<String> numbers(String cell) {
        return Arrays.stream(cell.split("[;,|\\s]+"))
                .filter(number -> !number.isEmpty())
                .toList();
    }

    private void known(CsvTable.Row row, String head, String ref, Map<String, Numbered> edition, String wrong) {
        if (!edition.containsKey(ref)) {
            errors.add(new LineError(row.line(), head, wrong, say("Correct the number, or leave the line out.")));
        }
    }

    private void propose(Set<String> named) {
        Set<String> taken = successors.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Map<String, String> byTitle = uniqueTitles(after);
        Map<String, String> ownTitles = uniqueTitles(before);
        List<Numbered> open = new ArrayList<>();
        for (Numbered old : before.values()) {
            String same = byTitle.get(title(old));
            if (named.contains(old.ref())) {
                continue;
            }
            if (same != null && old.ref().equals(ownTitles.get(title(old))) && taken.add(same)) {
                successors.put(old.ref(), new LinkedHashSet<>(Set.of(same)));
            } else {
                open.add(old);
            }
        }
        for (Numbered old : open) {
            Numbered same = after.get(old.ref());
            if (same != null && taken.add(same.ref())) {
                successors.put(old.ref(), new LinkedHashSet<>(Set.of(same.ref())));
                if (!title(old).equals(title(same))) {
                    doubtful.add(old.ref());
                }
            }
        }
    }

    private static Map<String, String> uniqueTitles(Map<String, Numbered> edition) {
        Map<String, String> refs = new HashMap<>();
        Set<String> twice = new LinkedHashSet<>(Set.of(""));
        edition.values().forEach(control -> {
            if (refs.put(title(control), control.ref()) != null) {
                twice.add(title(control));
            }
        });
        refs.keySet().removeAll(twice);
        return refs;
    }

    private static String title(Numbered control) {
        return control.title()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    List<LineError> errors() {
        return errors;
    }

    /** Pairs of an old and a new number. */
    List<Map.Entry<String, String>> pairs() {
        return successors.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(to -> Map.entry(entry.getKey(), to)))
                .toList();
    }

    /** What became of each control, kind by kind and in the order of the editions. */
    List<EditionChange> changes() {
        Map<String, List<Numbered>> predecessors = new LinkedHashMap<>();
        for (Numbered old : before.values()) {
            successors.getOrDefault(old.ref(), Set.of()).forEach(to -> predecessors
                    .computeIfAbsent(to, ref -> new ArrayList<>())
                    .add(old));
        }
        List<EditionChange> changes = new ArrayList<>();
        Set<String> told = new LinkedHashSet<>();
        for (Numbered fresh : after.values()) {
            List<Numbered> olds = predecessors.getOrDefault(fresh.ref(), List.of());
            if (olds.isEmpty()) {
                changes.add(new EditionChange(Kind.ADDED, List.of(), List.of(fresh), false));
            } else if (olds.size() > 1) {
                changes.add(new EditionChange(Kind.MERGED, olds, List.of(fresh), false));
            } else if (told.add(olds.getFirst().ref())) {
                changes.add(ofOne(olds.getFirst()));
            }
        }
        before.values().stream()
                .filter(old -> successors.getOrDefault(old.ref(), Set.of()).isEmpty())
                .forEach(old -> changes.add(new EditionChange(Kind.DROPPED, List.of(old), List.of(), false)));
        changes.sort(Comparator.comparing(EditionChange::kind));
        return changes;
    }

    private EditionChange ofOne(Numbered old) {
        List<Numbered> news = successors.get(old.ref()).stream()
                .map(after::get)
                .filter(fresh -> fresh != null)
                .toList();
        Function<Kind, EditionChange> as =
                kind -> new EditionChange(kind, List.of(old), news, doubtful.contains(old.ref()));
        if (news.size() > 1) {
            return as.apply(Kind.SPLIT);
        }
        Numbered only = news.getFirst();
        if (!only.ref().equals(old.ref())) {
            return as.apply(Kind.RENUMBERED);
        }
        return as.apply(title(only).equals(title(old)) ? Kind.UNCHANGED : Kind.RETITLED);
    }
}
