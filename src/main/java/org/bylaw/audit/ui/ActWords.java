package org.bylaw.audit.ui;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bylaw.audit.AuditEntry;
import org.bylaw.shared.Say;
import org.bylaw.ui.DueDate;
import org.jspecify.annotations.Nullable;

/** What the trail says of an act, in words for people, from {@code acts.properties} and {@code acts_de.properties}. */
class ActWords {

    /** Details whose value can choose the sentence: "approved" and "rejected" are one act with two outcomes. */
    private static final List<String> CHOICES = List.of("outcome", "to", "when", "what");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z");

    /** An environment variable, which people know by its name. */
    private static final Pattern SETTING = Pattern.compile("[A-Z][A-Z0-9_]+");

    private static final Pattern PUNCTUATION = Pattern.compile("[,:]$");

    private final ResourceBundle words;
    private final Set<String> quoted;
    private final Clock clock;

    /** In the language of the person of the present request. */
    ActWords(Clock clock) {
        this.words = ResourceBundle.getBundle(
                "acts",
                Say.language().equals(Locale.GERMAN) ? Locale.GERMAN : Locale.ROOT,
                ResourceBundle.Control.getControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        this.quoted = Set.of(words.getString("words").split(",\\s*"));
        this.clock = clock;
    }

    /**
     * What was done; the name of whoever did it goes before.
     *
     * @param times how often in a row
     */
    String sentence(AuditEntry act, int times) {
        String pattern = times > 1 && words.containsKey(act.act() + ".several")
                ? words.getString(act.act() + ".several")
                : pattern(act);
        return PLACEHOLDER
                .matcher(pattern)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1).equals("times")
                                ? String.valueOf(times)
                                : value(found.group(1), act.details().get(found.group(1)))));
    }

    /** An act of an older release may be unknown by now; its name then has to do. */
    private String pattern(AuditEntry act) {
        return Stream.concat(
                        CHOICES.stream()
                                .map(detail -> act.act() + "."
                                        + String.valueOf(act.details().get(detail))
                                                .replace(' ', '-')),
                        Stream.of(act.act()))
                .filter(words::containsKey)
                .findFirst()
                .map(words::getString)
                .orElseGet(() -> say("did this: {0}", apart(act.act())));
    }

    /**
     * What the act is called where many are to choose from: its sentence without what it was each time; where the outcome
     * chooses the sentence, what all of them begin with, or else some of them.
     */
    String label(String act) {
        List<String> patterns = words.containsKey(act)
                ? List.of(words.getString(act))
                : words.keySet().stream()
                        .filter(key -> key.startsWith(act + "."))
                        .sorted()
                        .map(words::getString)
                        .toList();
        String common = patterns.stream().reduce(ActWords::commonWords).orElse(apart(act));
        String label = common.isBlank() ? patterns.stream().limit(3).collect(Collectors.joining(" / ")) : common;
        return PLACEHOLDER.matcher(label).replaceAll("…");
    }

    private static String commonWords(String one, String other) {
        String[] ones = one.split(" ");
        String[] others = other.split(" ");
        int same = 0;
        while (same < Math.min(ones.length, others.length)
                && PUNCTUATION
                        .matcher(ones[same])
                        .replaceAll("")
                        .equals(PUNCTUATION.matcher(others[same]).replaceAll(""))) {
            same++;
        }
        String begin = String.join(" ", List.of(ones).subList(0, same));
        return PUNCTUATION.matcher(begin).replaceAll("");
    }

    /** What changed, field by field: before and after. */
    List<Change> changes(AuditEntry act) {
        List<Change> changes = new ArrayList<>();
        act.details().forEach((name, detail) -> {
            if (detail instanceof Map<?, ?> change && change.containsKey("after")) {
                changes.add(new Change(
                        name(name),
                        orNothing(value(name, change.get("before"))),
                        orNothing(value(name, change.get("after")))));
            }
        });
        return changes;
    }

    /** One field, in words. */
    record Change(String name, String before, String after) {}

    /** What people wrote themselves: reasons, notes, comments. */
    List<String> quotes(AuditEntry act) {
        return act.details().entrySet().stream()
                .filter(detail -> quoted.contains(detail.getKey()))
                .filter(detail -> !words.containsKey(act.act() + "." + detail.getValue()))
                .map(detail -> value(detail.getKey(), detail.getValue()))
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** The rest that is on record, by its name; what stands in the sentence or is quoted is left out. */
    Map<String, String> details(AuditEntry act) {
        Set<String> told = Stream.concat(
                        PLACEHOLDER.matcher(pattern(act)).results().map(found -> found.group(1)),
                        Stream.concat(CHOICES.stream(), quoted.stream()))
                .collect(Collectors.toSet());
        Map<String, String> rest = new LinkedHashMap<>();
        act.details().forEach((name, detail) -> {
            if (!told.contains(name) && !value(name, detail).isBlank()) {
                rest.put(name(name), value(name, detail));
            }
        });
        return rest;
    }

    /** All that is on record but for what {@link #changes} tells, also what the sentence says, by its name. */
    Map<String, String> all(AuditEntry act) {
        Map<String, String> all = new LinkedHashMap<>();
        act.details().forEach((name, detail) -> {
            boolean change = detail instanceof Map<?, ?> map && map.containsKey("after");
            if (!change && !value(name, detail).isBlank()) {
                all.put(name(name), value(name, detail));
            }
        });
        return all;
    }

    private String name(String detail) {
        if (SETTING.matcher(detail).matches()) {
            return detail;
        }
        if (words.containsKey("detail." + detail)) {
            return words.getString("detail." + detail);
        }
        String spaced = apart(detail);
        return spaced.substring(0, 1).toUpperCase(Locale.ENGLISH) + spaced.substring(1);
    }

    private static String apart(String camelCase) {
        return camelCase.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ENGLISH);
    }

    private String value(String name, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case List<?> range
            when name.equals("leaves")
                    && range.size() == 2
                    && range.getFirst() instanceof Number from
                    && range.getLast() instanceof Number to -> from.equals(to) ? from.toString() : from + "–" + to;
            case Collection<?> many ->
                many.stream().map(one -> value(name, one)).collect(Collectors.joining(", "));
            case Map<?, ?> change
            when change.containsKey("after") ->
                orNothing(value(name, change.get("before"))) + " → " + orNothing(value(name, change.get("after")));
            case Map<?, ?> parts ->
                parts.entrySet().stream()
                        .map(part -> Map.entry(String.valueOf(part.getKey()), value(name, part.getValue())))
                        .filter(part -> !part.getValue().isBlank())
                        .map(part -> name(part.getKey()) + ": " + part.getValue())
                        .collect(Collectors.joining("; "));
            default -> text(name, value.toString());
        };
    }

    private static String orNothing(String text) {
        return text.isBlank() ? say("nothing") : text;
    }

    private String text(String name, String text) {
        if (DATE.matcher(text).matches()) {
            return DueDate.exact(LocalDate.parse(text));
        }
        if (INSTANT.matcher(text).matches()) {
            return DueDate.exact(Instant.parse(text), clock);
        }
        return Stream.of("value." + text, "value." + name + "." + text)
                .filter(words::containsKey)
                .findFirst()
                .map(words::getString)
                .orElse(text);
    }
}
