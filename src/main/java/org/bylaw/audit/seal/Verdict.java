package org.bylaw.audit.seal;

import static org.bylaw.shared.Say.counted;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the verifier says about a trail.
 *
 * @param rows how many it read
 * @param proven how many of them, from the first on, lead to the root of a signed checkpoint
 * @param root of all that was read, as Base64; empty where a gap made it impossible
 * @param removed rows that retention removed, whose hashes are kept and lead to the root like the others
 * @param findings what is wrong, the first of the trail first; at most a hundred
 * @param more how many others there are
 */
public record Verdict(
        long rows, long proven, @Nullable String root, List<Removed> removed, List<Finding> findings, long more) {

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

    public boolean isSound() {
        return findings.isEmpty();
    }
}
