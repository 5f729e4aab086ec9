package org.bylaw.risk;

import static org.bylaw.shared.Say.say;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.bylaw.risk.Scale.Axis;
import org.bylaw.shared.Composed;
import org.bylaw.shared.HonestText;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;

/** What a risk and its assessment have to be, each refusal with its field. */
final class RiskRules {

    static final int LONGEST_TITLE = 200;
    static final int LONGEST_TEXT = 2000;
    static final int LONGEST_PLAN = 4000;
    static final int MOST_CONTROLS = 100;
    /** So many years ahead the next look may be. */
    static final int MOST_YEARS = 3;

    private RiskRules() {}

    /** One way of writing an ä and of ending a line, nothing that cannot be seen, no blanks around: what looks the same is the same. */
    static String tidy(String text) {
        String plain = text.replace("\r\n", "\n").replace('\u00a0', ' ').replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
        return Composed.of(plain.strip(), Normalizer.Form.NFC);
    }

    static RiskEntry tidy(RiskEntry entry) {
        return new RiskEntry(
                tidy(entry.title()),
                tidy(entry.asset()),
                tidy(entry.threat()),
                tidy(entry.vulnerability()),
                entry.ownerId(),
                entry.departmentId(),
                entry.controls());
    }

    static Assessment tidy(Assessment wanted) {
        return new Assessment(
                wanted.likelihood(),
                wanted.impact(),
                wanted.treatment(),
                tidy(wanted.plan()),
                wanted.planDueOn(),
                wanted.planDoneOn(),
                wanted.residualLikelihood(),
                wanted.residualImpact(),
                wanted.reviewOn());
    }

    /** As it is stored. */
    static RiskEntry checked(RiskEntry entry) {
        RiskEntry tidy = tidy(entry);
        throwFirst(wrong(tidy));
        return tidy;
    }

    /** As it is stored, the next look at it being to come. */
    static Assessment checked(Assessment wanted, Scale scale, LocalDate today) {
        Assessment tidy = tidy(wanted);
        throwFirst(wrong(tidy, scale, today));
        if (wanted.reviewOn() != null && !wanted.reviewOn().isAfter(today)) {
            throw Problem.invalid("review", say("Choose a day to come for the next look."));
        }
        return tidy;
    }

    /** All that is wrong with it. */
    static List<Problem> wrong(RiskEntry entry) {
        List<Problem> found = new ArrayList<>();
        filled(found, "title", entry.title(), say("Give it a short title: what could happen?"));
        filled(found, "asset", entry.asset(), say("Name the asset or process that is at risk."));
        filled(found, "threat", entry.threat(), say("Describe the threat: what could do the harm?"));
        notLonger(found, "title", entry.title(), LONGEST_TITLE);
        HonestText.fault(entry.title()).ifPresent(words -> found.add(Problem.invalid("title", words)));
        notLonger(found, "asset", entry.asset(), LONGEST_TITLE);
        notLonger(found, "threat", entry.threat(), LONGEST_TEXT);
        notLonger(found, "vulnerability", entry.vulnerability(), LONGEST_TEXT);
        if (entry.ownerId() == null) {
            found.add(Problem.invalid("owner", say("Choose who owns it: they assess it and accept what remains.")));
        }
        if (entry.controls().size() > MOST_CONTROLS) {
            found.add(Problem.invalid("controls", say("At most {0} controls.", MOST_CONTROLS)));
        }
        return found;
    }

    /** All that is wrong with it; a register that comes from elsewhere may be late with its reviews. */
    static List<Problem> wrong(Assessment wanted, Scale scale, LocalDate today) {
        List<Problem> found = new ArrayList<>();
        step(found, "likelihood", scale, Axis.LIKELIHOOD, wanted.likelihood());
        step(found, "impact", scale, Axis.IMPACT, wanted.impact());
        treatment(found, wanted, today);
        if ((wanted.residualLikelihood() == null) != (wanted.residualImpact() == null)) {
            String missing = wanted.residualLikelihood() == null ? "residualLikelihood" : "residualImpact";
            found.add(Problem.invalid(missing, say("After treatment, give both likelihood and impact, or neither.")));
        } else if (wanted.residualLikelihood() != null) {
            step(found, "residualLikelihood", scale, Axis.LIKELIHOOD, wanted.residualLikelihood());
            step(found, "residualImpact", scale, Axis.IMPACT, wanted.residualImpact());
        }
        if (wanted.reviewOn() == null) {
            found.add(Problem.invalid("review", say("Say when it is to be looked at again.")));
        } else if (wanted.reviewOn().isAfter(today.plusYears(MOST_YEARS))) {
            found.add(Problem.invalid("review", say("Look at it again within {0} years.", MOST_YEARS)));
        }
        return found;
    }

    private static void treatment(List<Problem> found, Assessment wanted, LocalDate today) {
        notLonger(found, "plan", wanted.plan(), LONGEST_PLAN);
        if (wanted.treatment() == null) {
            found.add(Problem.invalid("treatment", say("Choose what is done about it.")));
        } else if (wanted.treatment().takesAPlan()) {
            filled(found, "plan", wanted.plan(), say("Say what is done, or choose to retain the risk."));
            if (wanted.planDueOn() == null && wanted.planDoneOn() == null) {
                found.add(Problem.invalid("planDue", say("Say by when it is done.")));
            }
        }
        if (wanted.planDoneOn() != null && wanted.planDoneOn().isAfter(today)) {
            found.add(Problem.invalid("planDone", say("It cannot have been done in the future.")));
        }
    }

    private static void step(List<Problem> found, String field, Scale scale, Axis axis, @Nullable Integer step) {
        if (step == null || !scale.has(axis, step)) {
            found.add(Problem.invalid(field, say("Choose a step of the scale.")));
        }
    }

    static String reason(String why) {
        String reason = tidy(why);
        List<Problem> found = new ArrayList<>();
        filled(found, "why", reason, say("Say why; the record needs it."));
        notLonger(found, "why", reason, LONGEST_TEXT);
        throwFirst(found);
        return reason;
    }

    private static void filled(List<Problem> found, String field, String text, String words) {
        if (text.isBlank()) {
            found.add(Problem.invalid(field, words));
        }
    }

    private static void notLonger(List<Problem> found, String field, String text, int most) {
        if (text.length() > most) {
            found.add(Problem.invalid(
                    field, say("Please keep it below {0} characters; this has {1}.", most, text.length())));
        }
    }

    private static void throwFirst(List<Problem> found) {
        if (!found.isEmpty()) {
            throw found.getFirst();
        }
    }
}
