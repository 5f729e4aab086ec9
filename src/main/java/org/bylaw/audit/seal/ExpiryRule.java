package org.bylaw.audit.seal;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import java.util.Arrays;
import java.util.Optional;

/** Rows of the trail that may go once their term is over. The least terms are the database's; the verifier goes by them too. */
public enum ExpiryRule {
    TRAIL_ACCESS(
            36,
            "retention_trail_access",
            later("Logins and refusals in the audit trail"),
            later(
                    "From the day of the act, once it was sealed. Logins, logouts, ended sessions, refusals. At least three years, the cycle of a certificate (ISO/IEC 17021-1); they tell who was at work when, and shall not be kept for ever (GDPR, article 5(1)(e)).")),
    TRAIL_RECORDS(
            120,
            "retention_trail_records",
            later("Other acts in the audit trail"),
            later(
                    "From the day on which all that they are about was over: the version, the retired policy, the campaign, the review. At least ten years, like books and records (HGB, section 257; AO, section 147). Acts on what is in force or open, settings, roles, models, exports, findings, risks and waivers are kept for good."));

    /** The act that says which rows went. */
    static final String ACT = "TrailExpired";

    private final int leastMonths;
    private final String view;
    private final String label;
    private final String background;

    ExpiryRule(int leastMonths, String view, String label, String background) {
        this.leastMonths = leastMonths;
        this.view = view;
        this.label = label;
        this.background = background;
    }

    static Optional<ExpiryRule> of(String name) {
        return Arrays.stream(values()).filter(rule -> rule.name().equals(name)).findFirst();
    }

    int leastMonths() {
        return leastMonths;
    }

    /** Of the database: which rows, since when, and which of them a hold keeps. */
    String view() {
        return view;
    }

    String label() {
        return label;
    }

    String background() {
        return background;
    }

    /** In the language of who reads it. */
    public String words() {
        return say(label);
    }
}
