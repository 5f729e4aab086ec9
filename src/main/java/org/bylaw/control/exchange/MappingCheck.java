package org.bylaw.control.exchange;

import static org.bylaw.shared.Say.say;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bylaw.control.MappingRelationship;
import org.bylaw.control.exchange.MappingLine.End;
import org.jspecify.annotations.Nullable;

/** Looks at each correspondence that a file tells of, whatever the file's form: that both sides are there, and who says so. */
final class MappingCheck {

    private static final int LONGEST_PLACE = 40;
    private static final int LONGEST_SOURCE = 200;

    private final MappedControls controls;
    private final Set<String> shippedSources;
    private final String otherwise;
    private final List<LineError> errors;
    private final Map<Key, Integer> seen = new HashMap<>();
    private final List<Pair> pairs = new ArrayList<>();

    /** Two controls that correspond, as the file says. */
    record Pair(UUID from, UUID to, String place, String source, MappingRelationship relationship) {}

    private record Key(UUID from, UUID to, String place, String source) {}

    /**
     * What the file says, and what is wrong with it.
     *
     * @param notes what else whoever imports it should know
     * @param unnamed resources of the file of which nobody knows which framework they are
     */
    record Read(List<Pair> pairs, int lines, List<LineError> errors, List<String> notes, List<String> unnamed) {}

    /**
     * A check of one file.
     *
     * @param shippedSources in small letters; what is imported is not said to come from them
     * @param otherwise who says so, for lines that do not name it
     * @param errors what is wrong with the file already
     */
    MappingCheck(MappedControls controls, Set<String> shippedSources, String otherwise, Collection<LineError> errors) {
        this.controls = controls;
        this.shippedSources = shippedSources;
        this.otherwise = otherwise.strip();
        this.errors = new ArrayList<>(errors);
    }

    Read read(List<MappingLine> lines, List<String> notes, List<String> unnamed) {
        lines.forEach(this::line);
        errors.sort(Comparator.comparingInt(LineError::line));
        return new Read(List.copyOf(pairs), lines.size(), errors, notes, unnamed);
    }

    private void line(MappingLine line) {
        UUID left = control(line, line.from());
        UUID right = control(line, line.to());
        if (line.place().length() > LONGEST_PLACE) {
            error(
                    line,
                    line.placeColumn(),
                    say("It has {0} characters.", line.place().length()),
                    say("Shorten it to {0} characters.", LONGEST_PLACE));
        }
        String who = line.source().isEmpty() ? otherwise : line.source();
        source(line, who);
        if (left == null || right == null) {
            return;
        }
        if (left.equals(right)) {
            error(
                    line,
                    line.to().refColumn(),
                    say("A control does not correspond to itself."),
                    say("Leave the line out."));
            return;
        }
        Integer other = seen.putIfAbsent(new Key(left, right, line.place(), who), line.line());
        if (other != null) {
            error(
                    line,
                    line.to().refColumn(),
                    say("Line {0} says the same.", other),
                    say("Leave one of the lines out."));
            return;
        }
        pairs.add(new Pair(left, right, line.place(), who, line.relationship()));
    }

    private void source(MappingLine line, String who) {
        if (who.isEmpty()) {
            error(
                    line,
                    line.sourceColumn(),
                    say("Nobody is named who says so."),
                    say("Fill the column “Source”, or name a source for all lines."));
        } else if (who.length() > LONGEST_SOURCE) {
            error(
                    line,
                    line.sourceColumn(),
                    say("It has {0} characters.", who.length()),
                    say("Shorten it to {0} characters.", LONGEST_SOURCE));
        } else if (shippedSources.contains(who.toLowerCase(Locale.ROOT))) {
            error(
                    line,
                    line.sourceColumn(),
                    say("“{0}” comes with Bylaw.", who),
                    say("Name who says so here, or leave the line out."));
        }
    }

    private @Nullable UUID control(MappingLine line, End end) {
        Map<String, UUID> members = controls.of(end.framework());
        if (members == null) {
            error(
                    line,
                    end.frameworkColumn(),
                    end.framework().isEmpty()
                            ? say("It names no framework.")
                            : say("There is no framework “{0}”.", end.framework()),
                    say("Use the key of a framework as the list of frameworks shows it."));
            return null;
        }
        UUID control = members.get(end.ref());
        if (control == null) {
            error(
                    line,
                    end.refColumn(),
                    say("{0} has no control “{1}”.", end.framework(), end.ref()),
                    say("Correct the number, or leave the line out."));
        }
        return control;
    }

    private void error(MappingLine line, String column, String wrong, String remedy) {
        errors.add(new LineError(line.line(), column, wrong, remedy));
    }
}
