package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bylaw.control.exchange.FrameworkContent.Entry;
import org.bylaw.shared.Problem;

/** Finds what is wrong with a framework that was read, line by line, before anything is stored. */
final class ContentCheck {

    static final int LONGEST_VALUE = 120;
    static final int LONGEST_TEXT = 50_000;

    private static final Pattern REF = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.()_-]{0,39}");
    private static final int LONGEST_TITLE = 400;
    private static final int LONGEST_ATTRIBUTE = 80;
    private static final int MOST_ATTRIBUTES = 30;
    private static final int MOST_ENTRIES = 20_000;

    private final List<Entry> entries;
    private final List<LineError> errors;
    private final Map<String, Entry> byRef = new HashMap<>();

    private ContentCheck(FrameworkContent content) {
        entries = content.entries();
        errors = new ArrayList<>(content.errors());
    }

    /**
     * The same content with everything that is wrong with it.
     *
     * @throws Problem where it is no framework at all
     */
    static FrameworkContent check(FrameworkContent content) {
        return new FrameworkContent(
                content.about(), content.entries(), new ContentCheck(content).run(), content.notes());
    }

    private List<LineError> run() {
        if (entries.stream().allMatch(Entry::heading)) {
            throw Problem.invalid("file", say("The file has no controls, only headings or nothing."));
        }
        if (entries.size() > MOST_ENTRIES) {
            throw Problem.invalid(
                    "file", say("A framework has at most {0} controls; this has {1}.", MOST_ENTRIES, entries.size()));
        }
        requireFewAttributes();
        entries.forEach(this::ref);
        entries.forEach(this::parent);
        loops();
        entries.forEach(this::lengths);
        errors.sort(Comparator.comparingInt(LineError::line));
        return errors;
    }

    private void requireFewAttributes() {
        Set<String> names = entries.stream()
                .flatMap(entry -> entry.attributes().keySet().stream())
                .collect(Collectors.toSet());
        if (names.size() > MOST_ATTRIBUTES) {
            throw Problem.invalid(
                    "file",
                    say(
                            "The file has {0} attributes; a framework has at most {1}. Please leave columns out.",
                            names.size(), MOST_ATTRIBUTES));
        }
        names.stream()
                .filter(name -> name.length() > LONGEST_ATTRIBUTE)
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.invalid(
                            "file", say("The column name “{0}” is too long for an attribute.", name.substring(0, 80)));
                });
    }

    private void ref(Entry entry) {
        if (entry.ref().isEmpty()) {
            error(entry, say("Number"), say("It has no number."), say("Give it one, or leave the line out."));
        } else if (!REF.matcher(entry.ref()).matches()) {
            error(
                    entry,
                    say("Number"),
                    say("“{0}” cannot be a number.", entry.ref()),
                    say(
                            "Use up to 40 letters, digits and . ( ) _ - without blanks, beginning with a letter or digit."));
        } else {
            Entry other = byRef.putIfAbsent(entry.ref(), entry);
            if (other != null) {
                error(
                        entry,
                        say("Number"),
                        say("Line {0} has the number “{1}” too.", other.line(), entry.ref()),
                        say("Leave one of the lines out."));
            }
        }
    }

    private void parent(Entry entry) {
        if (entry.parent().isEmpty()) {
            return;
        }
        if (entry.parent().equals(entry.ref())) {
            error(entry, say("Parent"), say("It stands under itself."), say("Leave the parent empty."));
        } else if (!byRef.containsKey(entry.parent())) {
            error(
                    entry,
                    say("Parent"),
                    say("There is no line with the number “{0}”.", entry.parent()),
                    say("Add it as a heading, or correct the number."));
        }
    }

    /** Each loop is told once, at the first line that leads into it. */
    private void loops() {
        Set<String> clear = new HashSet<>();
        for (Entry entry : entries) {
            Set<String> way = new HashSet<>();
            Entry at = entry;
            while (at != null && !clear.contains(at.ref()) && way.add(at.ref())) {
                at = at.parent().equals(at.ref()) ? null : byRef.get(at.parent());
            }
            if (at != null && !clear.contains(at.ref())) {
                error(
                        at,
                        say("Parent"),
                        say("“{0}” stands under itself by way of its parents.", at.ref()),
                        say("Correct the parent of one of them."));
            }
            clear.addAll(way);
        }
    }

    private void lengths(Entry entry) {
        tooLong(entry, say("Title"), entry.title(), LONGEST_TITLE);
        tooLong(entry, say("Text"), entry.text(), LONGEST_TEXT);
        entry.attributes()
                .forEach((name, values) -> values.forEach(value -> tooLong(entry, name, value, LONGEST_VALUE)));
    }

    private void tooLong(Entry entry, String column, String value, int most) {
        if (value.length() > most) {
            error(
                    entry,
                    column,
                    say("It has {0} characters.", value.length()),
                    say("Shorten it to {0} characters.", most));
        }
    }

    private void error(Entry entry, String column, String wrong, String remedy) {
        errors.add(new LineError(entry.line(), column, wrong, remedy));
    }
}
