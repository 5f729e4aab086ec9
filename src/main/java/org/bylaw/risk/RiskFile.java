package org.bylaw.risk;

/** A register as somebody hands it in. */
public record RiskFile(String name, byte[] content) {

    /** So large it may be. */
    public static final int LARGEST = 20 * 1024 * 1024;

    /** So many lines it may have. */
    static final int MOST_LINES = 20_000;
}
