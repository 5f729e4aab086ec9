package org.bylaw.review;

/** What a review comes to. */
public enum ReviewOutcome {
    /** The text stays as it is; the next date is set, attestations stay valid. */
    REAFFIRM,
    /** The text is to change: a draft begins, this version stays in force until the next one is. */
    REVISE,
    /** The policy is no longer needed; once approved it leaves the portal and stays on record. */
    RETIRE
}
