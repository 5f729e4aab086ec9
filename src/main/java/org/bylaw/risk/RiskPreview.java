package org.bylaw.risk;

import java.util.List;

/**
 * What taking a register over would do; nothing of it is done yet.
 *
 * @param changes the first of them, in the order of the file
 * @param wrong how many lines have errors; with a single one nothing is taken over
 * @param errors the first of them, in the order of the file
 * @param notes what else one should know
 * @param fingerprint of all that it would do, to be confirmed as it was seen
 */
public record RiskPreview(
        int entering,
        int changing,
        int unchanged,
        int wrong,
        List<Change> changes,
        List<LineError> errors,
        List<String> notes,
        String fingerprint) {

    /** So many changes and errors are told one by one. */
    public static final int SHOWN = 1000;

    /**
     * One risk.
     *
     * @param entered whether it is new
     * @param reference empty where Bylaw gives it one
     * @param differences what changes, in words
     */
    public record Change(int line, boolean entered, String reference, String title, List<String> differences) {}

    /**
     * What is wrong with a line.
     *
     * @param column what it is called in the file; empty where it is about the whole line
     * @param remedy what to do about it
     */
    public record LineError(int line, String column, String wrong, String remedy) {}

    public boolean doesSomething() {
        return wrong == 0 && entering + changing > 0;
    }
}
