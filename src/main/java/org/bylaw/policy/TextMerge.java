package org.bylaw.policy;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts the work of two people on the same draft together, where they changed different paragraphs. */
public final class TextMerge {

    private TextMerge() {}

    /**
     * A stretch of the text, in lines. Where both sides are the same it is agreed: unchanged, or changed by one of the
     * two only; where they differ, both changed it in different ways, and only a person can say what is meant.
     */
    public record Part(List<String> mine, List<String> theirs) {

        public boolean collides() {
            return !mine.equals(theirs);
        }

        /** Theirs, then mine, where they differ; with an empty line between them where they would run into one paragraph. */
        public List<String> both() {
            if (!collides() || theirs.isEmpty()) {
                return mine;
            }
            if (mine.isEmpty()) {
                return theirs;
            }
            boolean apart = mine.getFirst().isBlank()
                    || theirs.getLast().isBlank()
                    || (isItem(theirs.getLast())
                            && isItem(mine.getFirst())
                            && mine.stream().noneMatch(Part::isRule));
            return Stream.of(theirs, apart ? List.<String>of() : List.of(""), mine)
                    .flatMap(List::stream)
                    .toList();
        }

        /** An item of a list or a row of a table: two of them may follow each other. */
        private static boolean isItem(String line) {
            return line.strip().matches("(\\||[-*+] |\\d+[.)] ).*");
        }

        /** The line below a table's heading: a second one belongs to a table of its own. */
        private static boolean isRule(String line) {
            return line.strip().matches("\\|?[\\s:|-]*-{1,}[\\s:|-]*") && line.contains("|");
        }
    }

    /**
     * The base with both people's changes; empty where both changed the same paragraph or neighbouring ones in
     * different ways.
     */
    public static Optional<String> of(String base, String mine, String theirs) {
        List<Part> parts = parts(base, mine, theirs);
        return parts.stream().anyMatch(Part::collides) ? Optional.empty() : Optional.of(text(parts, Part::mine));
    }

    /** The text, where of each stretch that is taken which the choice says. */
    public static String text(List<Part> parts, Function<Part, List<String>> choice) {
        return parts.stream().flatMap(part -> choice.apply(part).stream()).collect(Collectors.joining("\n"));
    }

    /** The whole text in stretches, in order. */
    public static List<Part> parts(String base, String mine, String theirs) {
        List<String> lines = lines(base);
        List<Change> mineChanges = changes(lines, lines(mine));
        List<Change> theirChanges = changes(lines, lines(theirs));
        List<Part> parts = new ArrayList<>();
        int next = 0;
        for (Change place : places(mineChanges, theirChanges)) {
            agreed(parts, lines.subList(next, place.from()));
            List<Change> mineHere = within(mineChanges, place);
            List<Change> theirsHere = within(theirChanges, place);
            if (theirsHere.isEmpty()) {
                agreed(parts, applied(lines, place, mineHere));
            } else if (mineHere.isEmpty()) {
                agreed(parts, applied(lines, place, theirsHere));
            } else {
                parts.add(new Part(applied(lines, place, mineHere), applied(lines, place, theirsHere)));
            }
            next = place.to();
        }
        agreed(parts, lines.subList(next, lines.size()));
        return List.copyOf(parts);
    }

    private static void agreed(List<Part> parts, List<String> lines) {
        if (!lines.isEmpty()) {
            parts.add(new Part(List.copyOf(lines), List.copyOf(lines)));
        }
    }

    /** Where somebody changed something; changes that touch each other are one place. */
    private static List<Change> places(List<Change> mine, List<Change> theirs) {
        List<Change> places = new ArrayList<>();
        Stream.concat(mine.stream(), theirs.stream())
                .sorted(Comparator.comparingInt(Change::from).thenComparingInt(Change::to))
                .forEach(change -> {
                    if (!places.isEmpty() && places.getLast().touches(change)) {
                        Change last = places.removeLast();
                        places.add(new Change(last.from(), Math.max(last.to(), change.to()), List.of()));
                    } else {
                        places.add(new Change(change.from(), change.to(), List.of()));
                    }
                });
        return places;
    }

    private static List<Change> within(List<Change> changes, Change place) {
        return changes.stream()
                .filter(change -> place.from() <= change.from() && change.to() <= place.to())
                .toList();
    }

    private static List<String> applied(List<String> lines, Change place, List<Change> changes) {
        List<String> result = new ArrayList<>();
        int next = place.from();
        for (Change change : changes) {
            result.addAll(lines.subList(next, change.from()));
            result.addAll(change.with());
            next = change.to();
        }
        result.addAll(lines.subList(next, place.to()));
        return List.copyOf(result);
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
