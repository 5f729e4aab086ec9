package org.bylaw.waiver;

/** What whoever decides on a waiver can say. */
public enum Verdict {
    AGREE,
    REFUSE,
    ASK_BACK
}
