package org.bylaw.control;

import static org.bylaw.shared.Say.later;

/** Whether a control applies here. */
public enum Decision {
    APPLICABLE(later("Applicable"), "t.applicable"),
    NOT_APPLICABLE(later("Not applicable"), "NOT t.applicable"),
    UNDECIDED(later("Not decided"), "t.control_id IS NOT NULL AND t.applicable IS NULL");

    private final String word;
    private final String condition;

    Decision(String word, String condition) {
        this.word = word;
        this.condition = condition;
    }

    public String word() {
        return word;
    }

    /** As SQL over {@code tailoring t}. */
    String condition() {
        return condition;
    }
}
