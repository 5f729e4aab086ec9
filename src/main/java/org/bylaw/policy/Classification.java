package org.bylaw.policy;

/** Who may read a policy; ISO/IEC 27002:2022, 5.12. */
public enum Classification {
    PUBLIC("Public"),
    INTERNAL("Internal"),
    CONFIDENTIAL("Confidential"),
    /** Only those to whom it applies may read it. */
    STRICTLY_CONFIDENTIAL("Strictly confidential");

    private final String word;

    Classification(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
