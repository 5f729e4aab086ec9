package org.bylaw.applicability;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.control.Decision;
import org.bylaw.control.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A control of which two statements say different things.
 *
 * @param kind whether it is in both
 * @param facts what differs
 */
public record Difference(UUID controlId, String code, String name, Kind kind, List<Fact> facts) {

    /** In which of the two a control stands. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * One fact, in words.
     *
     * @param name such as "Owner", in the reader's language
     */
    public record Fact(String name, String before, String after) {}

    /** What changed from one to the other, control by control in the order of the later one; removed ones come last. */
    public static List<Difference> between(List<StatementLine> before, List<StatementLine> after) {
        Map<UUID, StatementLine> former = new LinkedHashMap<>();
        before.forEach(line -> former.put(line.controlId(), line));
        List<Difference> differences = new ArrayList<>();
        for (StatementLine line : after) {
            StatementLine was = former.remove(line.controlId());
            List<Fact> facts = facts(was, line);
            if (was == null || !facts.isEmpty()) {
                differences.add(of(line, was == null ? Kind.ADDED : Kind.CHANGED, facts));
            }
        }
        former.values().forEach(line -> differences.add(of(line, Kind.REMOVED, facts(line, null))));
        return differences;
    }

    private static Difference of(StatementLine line, Kind kind, List<Fact> facts) {
        return new Difference(line.controlId(), line.code(), line.name(), kind, facts);
    }

    private static List<Fact> facts(@Nullable StatementLine before, @Nullable StatementLine after) {
        Map<String, String> former = words(before);
        List<Fact> facts = new ArrayList<>();
        words(after).forEach((name, now) -> {
            String was = former.getOrDefault(name, "");
            if (!now.equals(was)) {
                facts.add(new Fact(say(name), was, now));
            }
        });
        return facts;
    }

    private static Map<String, String> words(@Nullable StatementLine line) {
        Map<String, String> words = new LinkedHashMap<>();
        boolean there = line != null;
        words.put(later("Title"), there ? line.name() : "");
        words.put(later("Applicable?"), there ? decision(line.applicable()) : "");
        words.put(later("Reasons"), there ? reasons(line) : "");
        words.put(later("Justification"), there ? line.justification() : "");
        words.put(later("Status"), there ? say(line.status().word()) : "");
        words.put(later("Owner"), there ? line.owner() : "");
        words.put(later("Department"), there ? line.department() : "");
        words.put(later("Maturity"), there ? Objects.toString(line.maturity(), "") : "");
        words.put(later("Target maturity"), there ? Objects.toString(line.target(), "") : "");
        words.put(later("How we do it"), there ? line.how() : "");
        words.put(later("Policies"), there ? String.join("\n", line.policies()) : "");
        return words;
    }

    /** In the reader's language. */
    public static String decision(@Nullable Boolean applicable) {
        Decision decision =
                applicable == null ? Decision.UNDECIDED : applicable ? Decision.APPLICABLE : Decision.NOT_APPLICABLE;
        return say(decision.word());
    }

    /** In the reader's language. */
    public static String reasons(StatementLine line) {
        return line.reasons().stream()
                .sorted()
                .map(Reason::word)
                .map(word -> say(word))
                .collect(Collectors.joining(", "));
    }
}
