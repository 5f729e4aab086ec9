package org.bylaw.audit.seal;

import static org.bylaw.shared.Say.counted;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the verifier says about a trail.
 *
 * @param rows how many it read
 * @param proven how many of them, from the first on, lead to the root of a signed checkpoint
 * @param root of all that was read, as Base64; empty where a gap made it impossible
 * @param removed rows that retention removed, whose hashes are kept and lead to the root like the others
 * @param withheld rows of which something is withheld, so that what is shown in its place is compared with nothing
 * @param late rows that were written or sealed later than they say; empty where none was
 * @param findings what is wrong, the first of the trail first; at most a hundred
 * @param more how many others there are
 */
public record Verdict(
        long rows,
        long proven,
        @Nullable String root,
        List<Removed> removed,
        long withheld,
        @Nullable Late late,
        List<Finding> findings,
        long more) {

    /**
     * Rows whose time lies more than a day before that of a signed checkpoint that does not cover them yet. That the sealer
     * stood still, a clock was set back or an upgrade sealed what was there can be the reason; so can somebody who wrote
     * an act of long ago today.
     *
     * @param place of the first one
     */
    public record Late(long rows, long place, @Nullable Long row) {

        /** A sentence, in the language of who reads it. */
        public String words() {
            return counted(
                    rows,
                    "1 row tells of a time more than a day before a checkpoint that does not cover it: row {1} at place {2}. It was written or sealed later than it says.",
                    "{0} rows tell of a time more than a day before a checkpoint that does not cover them, the first of them row {1} at place {2}. They were written or sealed later than they say.",
                    String.valueOf(row),
                    String.valueOf(place));
        }
    }

    /**
     * What one rule of retention removed on one day.
     *
     * @param day in UTC, on which a checkpoint first covered the act that says so
     * @param months how long the rule had them kept
     */
    public record Removed(LocalDate day, ExpiryRule rule, int months, long rows) {

        Removed of(long counted) {
            return new Removed(day, rule, months, counted);
        }

        /** A sentence, in the language of who reads it. */
        public String words() {
            return counted(
                    rows,
                    "1 row was removed by retention on {1}, by the rule “{2}, {3} months”; its hash is kept and proven.",
                    "{0} rows were removed by retention on {1}, by the rule “{2}, {3} months”; their hashes are kept and proven.",
                    day.toString(),
                    rule.words(),
                    months);
        }
    }

    public Verdict {
        removed = List.copyOf(removed);
        findings = List.copyOf(findings);
    }

    /** What is to be known of it beside what is wrong: sentences, in the language of who reads them. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        removed.forEach(some -> remarks.add(some.words()));
        if (withheld > 0) {
            remarks.add(
                    counted(
                            withheld,
                            "Of 1 row something is withheld since somebody left: its hash is proven, what is shown in its place is not.",
                            "Of {0} rows something is withheld since somebody left: its hash is proven, what is shown in its place is not."));
        }
        if (late != null) {
            remarks.add(late.words());
        }
        return remarks;
    }

    public boolean isSound() {
        return findings.isEmpty();
    }
}
