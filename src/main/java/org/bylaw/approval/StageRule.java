package org.bylaw.approval;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How many of those who are asked have to agree: all, the first one, or N of them. */
public record StageRule(Kind kind, @Nullable Integer needed) {

    /** The sorts of rules. */
    public enum Kind {
        ALL,
        FIRST,
        N_OF_M
    }

    private static final Pattern N_OF_M = Pattern.compile("([1-9]\\d*)\\s+OF\\s+(?:M|\\d+)");

    public StageRule {
        if ((kind == Kind.N_OF_M) != (needed != null)) {
            throw new IllegalArgumentException("Only N of M takes a number: " + kind + " " + needed);
        }
    }

    /**
     * Reads what the decision table says: {@code ALL}, {@code FIRST} or {@code 2 OF M}.
     *
     * @throws IllegalArgumentException for anything else
     */
    static StageRule parse(String text) {
        String rule = text.strip().toUpperCase(Locale.ROOT);
        Matcher number = N_OF_M.matcher(rule);
        if (number.matches()) {
            return new StageRule(Kind.N_OF_M, Integer.valueOf(number.group(1)));
        }
        return switch (rule) {
            case "ALL" -> new StageRule(Kind.ALL, null);
            case "FIRST" -> new StageRule(Kind.FIRST, null);
            default -> throw new IllegalArgumentException("No such rule: " + text);
        };
    }

    /** How many approvals it takes with so many seats. */
    public int neededOf(int seats) {
        return switch (kind) {
            case ALL -> seats;
            case FIRST -> 1;
            case N_OF_M -> needed == null ? seats : needed;
        };
    }

    /**
     * What the decisions so far come to; empty while more are needed. The first "no" decides the stage.
     *
     * @param seats how many people are asked, those included who have decided
     */
    Optional<Outcome> evaluate(Collection<Outcome> decisions, int seats) {
        Optional<Outcome> no = decisions.stream()
                .filter(Outcome::needsReason)
                .max((a, b) -> Integer.compare(a.ordinal(), b.ordinal()));
        if (no.isPresent()) {
            return no;
        }
        return seats > 0 && decisions.size() >= neededOf(seats) ? Optional.of(Outcome.APPROVED) : Optional.empty();
    }
}
