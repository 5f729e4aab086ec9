package org.bylaw.policy;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts the work of two people on the same draft together, where they changed different paragraphs, or words of one paragraph
 * that are well apart.
 */
public final class TextMerge {

    /** With fewer unchanged words between them, two changes are likely about the same thought, and people decide. */
    private static final int WORDS_APART = 3;

    private static final Pattern WORD = Pattern.compile("\\S+\\s*|\\s+");

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
            return line.contains("|") && line.contains("-") && line.strip().matches("[\\s:|-]*");
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
        return parts(lines(base), lines(mine), lines(theirs), 0, TextMerge::byWords);
    }

    /** Says what becomes of a stretch that both changed. */
    private interface Collision {
        Part of(List<String> base, List<String> mine, List<String> theirs);
    }

    /** Lines that both changed are agreed on all the same where the changes are of words that are well apart. */
    private static Part byWords(List<String> base, List<String> mine, List<String> theirs) {
        Part collision = new Part(mine, theirs);
        if (!collision.collides() || base.isEmpty() || mine.isEmpty() || theirs.isEmpty()) {
            return collision;
        }
        List<Part> words = parts(
                words(base),
                words(mine),
                words(theirs),
                WORDS_APART,
                (none, ofMine, ofTheirs) -> new Part(ofMine, ofTheirs));
        if (words.stream().anyMatch(Part::collides)) {
            return collision;
        }
        List<String> merged =
                lines(words.stream().flatMap(part -> part.mine().stream()).collect(Collectors.joining()));
        return new Part(merged, merged);
    }

    private static List<Part> parts(
            List<String> base, List<String> mine, List<String> theirs, int apart, Collision collision) {
        List<Change> mineChanges = changes(base, mine);
        List<Change> theirChanges = changes(base, theirs);
        List<Part> parts = new ArrayList<>();
        int next = 0;
        for (Change place : places(mineChanges, theirChanges, apart)) {
            agreed(parts, base.subList(next, place.from()));
            List<Change> mineHere = within(mineChanges, place);
            List<Change> theirsHere = within(theirChanges, place);
            if (theirsHere.isEmpty()) {
                agreed(parts, applied(base, place, mineHere));
            } else if (mineHere.isEmpty()) {
                agreed(parts, applied(base, place, theirsHere));
            } else {
                parts.add(collision.of(
                        base.subList(place.from(), place.to()),
                        applied(base, place, mineHere),
                        applied(base, place, theirsHere)));
            }
            next = place.to();
        }
        agreed(parts, base.subList(next, base.size()));
        return List.copyOf(parts);
    }

    private static void agreed(List<Part> parts, List<String> stretch) {
        if (!stretch.isEmpty()) {
            parts.add(new Part(List.copyOf(stretch), List.copyOf(stretch)));
        }
    }

    /** Where somebody changed something; changes that are not apart are one place. */
    private static List<Change> places(List<Change> mine, List<Change> theirs, int apart) {
        List<Change> places = new ArrayList<>();
        Stream.concat(mine.stream(), theirs.stream())
                .sorted(Comparator.comparingInt(Change::from).thenComparingInt(Change::to))
                .forEach(change -> {
                    if (!places.isEmpty() && !places.getLast().isApart(change, apart)) {
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

    private static List<String> applied(List<String> base, Change place, List<Change> changes) {
        List<String> result = new ArrayList<>();
        int next = place.from();
        for (Change change : changes) {
            result.addAll(base.subList(next, change.from()));
            result.addAll(change.with());
            next = change.to();
        }
        result.addAll(base.subList(next, place.to()));
        return List.copyOf(result);
    }

    private static List<Change> changes(List<String> base, List<String> text) {
        return DiffUtils.diff(base, text).getDeltas().stream().map(Change::of).toList();
    }

    private static List<String> lines(String text) {
        return List.of(text.split("\\R", -1));
    }

    /** Each word with the blanks behind it, so that joined they are the same text again. */
    private static List<String> words(List<String> lines) {
        return WORD.matcher(String.join("\n", lines))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** The base's lines or words from (with) to (without) replaced by others; an insertion replaces none. */
    private record Change(int from, int to, List<String> with) {

        static Change of(AbstractDelta<String> delta) {
            int from = delta.getSource().getPosition();
            return new Change(
                    from,
                    from + delta.getSource().size(),
                    List.copyOf(delta.getTarget().getLines()));
        }

        /** Changes that border on each other are not told apart: an insertion there could belong to either. */
        boolean isApart(Change later, int least) {
            return later.from > to + least;
        }
    }
}
