package org.bylaw.risk;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What likelihood and impact are measured on, and which level each pair of them has.
 *
 * @param number counts the organisation's scales; the highest is in use
 * @param levels by likelihood and impact, both counted from 1
 * @param acceptable up to this level the owner may accept what remains
 * @param madeByName empty for the one that comes with the product
 */
public record Scale(
        UUID id,
        int number,
        List<Step> likelihoods,
        List<Step> impacts,
        List<List<RiskLevel>> levels,
        RiskLevel acceptable,
        @Nullable String madeByName,
        @Nullable Instant madeAt) {

    public static final int FEWEST = 3;
    public static final int MOST = 7;

    /** The words of the scale that comes with the product, for readers of German. */
    static final List<String> SHIPPED = List.of(
            later("Rare"),
            later("Unlikely"),
            later("Possible"),
            later("Likely"),
            later("Almost certain"),
            later("Negligible"),
            later("Slight"),
            later("Moderate"),
            later("Serious"),
            later("Severe"),
            later("Less than once in ten years"),
            later("Once in three to ten years"),
            later("Once in one to three years"),
            later("Several times a year"),
            later("Every month or more often"),
            later("Nobody outside notices; settled within the day"),
            later("Some work is delayed; settled within a week"),
            later("Customers notice; a department is held up for days"),
            later("Contracts or laws are broken; an important process stands still"),
            later("The organisation itself is in danger"));

    /** The two things that are measured. */
    public enum Axis {
        LIKELIHOOD(later("Likelihood")),
        IMPACT(later("Impact"));

        private final String word;

        Axis(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** One step of an axis, in words. */
    public record Step(int step, String name, String description) {

        /** "3 Possible". */
        public String label() {
            return step + " " + say(name);
        }

        /** As it is on record. */
        String english() {
            return step + " " + name;
        }
    }

    public List<Step> steps(Axis axis) {
        return axis == Axis.LIKELIHOOD ? likelihoods : impacts;
    }

    public Step likelihood(int step) {
        return likelihoods.get(step - 1);
    }

    public Step impact(int step) {
        return impacts.get(step - 1);
    }

    public RiskLevel level(int likelihood, int impact) {
        return levels.get(likelihood - 1).get(impact - 1);
    }

    boolean has(Axis axis, int step) {
        return step >= 1 && step <= steps(axis).size();
    }
}
