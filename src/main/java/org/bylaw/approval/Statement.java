package org.bylaw.approval;

import org.jspecify.annotations.Nullable;

/** The sentence that somebody signs, and what the signature means. */
public record Statement(String sentence, String meaning) {

    private static final String MEANING = "Approval: I have read the text and approve that it be put into force.";

    /**
     * @param absent for whom a substitute signs; null where people sign for themselves
     * @param title what is signed, such as "Access control policy, version 2.0"
     */
    static Statement of(String name, @Nullable String absent, String title, String stage) {
        String who = absent == null ? name : "%s, for %s".formatted(name, absent);
        return new Statement("I, %s, approve “%s” for the stage “%s”.".formatted(who, title, stage), MEANING);
    }
}
