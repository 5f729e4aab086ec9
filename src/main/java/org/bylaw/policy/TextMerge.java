package org.bylaw.policy;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the work of two people on the same draft together, where they changed different paragraphs. */
public final class TextMerge {

    private TextMerge() {}

    /**
     * The base with both people's changes; empty where both changed the same paragraph or neighbouring ones in
     * different ways, because then only a person can say what is meant.
     */
    public static Optional<String> of(String base, String mine, String theirs) {
        List<String> lines = lines(base);
        List<Change> changes = new ArrayList<>(changes(lines, lines(mine)));
        for (Change change : changes(lines, lines(theirs))) {
            if (changes.contains(change)) {
                continue;
            }
            if (changes.stream().anyMatch(change::touches)) {
                return Optional.empty();
            }
            changes.add(change);
        }
        changes.sort((one, other) -> Integer.compare(one.from(), other.from()));
        return Optional.of(String.join("\n", applied(lines, changes)));
    }

    private static List<String> applied(List<String> lines, List<Change> changes) {
        List<String> result = new ArrayList<>();
        int next = 0;
        for (Change change : changes) {
            result.addAll(lines.subList(next, change.from()));
            result.addAll(change.with());
            next = change.to();
        }
        result.addAll(lines.subList(next, lines.size()));
        return result;
    }

    private static List<Change> changes(List<String> base, List<String> text) {
        return DiffUtils.diff(base, text).getDeltas().stream().map(Change::of).toList();
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\\R", -1));
    }

    /** The base's lines from (with) to (without) replaced by others; an insertion replaces none. */
    private record Change(int from, int to, List<String> with) {

        static Change of(AbstractDelta<String> delta) {
            int from = delta.getSource().getPosition();
            return new Change(
                    from,
                    from + delta.getSource().size(),
                    List.copyOf(delta.getTarget().getLines()));
        }

        /** Changes that border on each other are not told apart: an insertion there could belong to either. */
        boolean touches(Change other) {
            return from <= other.to && other.from <= to;
        }
    }
}
