package org.bylaw.controlreview;

/** What management accepts at the end of a review. */
public enum Acceptance {
    /** The result, whatever it is; corrections that are under way go on. */
    RESULT("accept-result"),
    /** The risk that remains because the control does not fully work. */
    REMAINING_RISK("accept-risk");

    private final String act;

    Acceptance(String act) {
        this.act = act;
    }

    /** The key of the signed act. */
    String act() {
        return act;
    }

    static Acceptance of(String act) {
        return act.equals(REMAINING_RISK.act) ? REMAINING_RISK : RESULT;
    }
}
