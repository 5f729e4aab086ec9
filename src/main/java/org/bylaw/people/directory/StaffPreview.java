package org.bylaw.people.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What taking a file over would do; nothing of it is done yet.
 *
 * @param joining how many are new, and of those who came back
 * @param leaving how many would be recorded as having left
 * @param leftOut lines with errors, which are not taken over
 * @param changes the first of them, those who leave before those who join and those who change
 * @param errors the first of them, in the order of the file
 * @param notes what else HR should know
 * @param obstacle why it cannot be taken over at all; empty where it can
 * @param fingerprint of all that it would do, to be confirmed as it was seen
 */
public record StaffPreview(
        int people,
        int joining,
        int changing,
        int unchanged,
        int leaving,
        int leftOut,
        List<Change> changes,
        List<LineError> errors,
        List<String> notes,
        @Nullable String obstacle,
        String fingerprint) {

    /** So many changes and errors are told one by one. */
    public static final int SHOWN = 1000;

    /** What would become of somebody. */
    public enum Kind {
        LEAVES,
        JOINS,
        RETURNS,
        CHANGES
    }

    /**
     * One person.
     *
     * @param line in the file; 0 for those who are not in it
     * @param differences what changes, in words
     */
    public record Change(Kind kind, int line, String name, String username, List<String> differences) {}

    /**
     * What is wrong with a line.
     *
     * @param column what it is called in the file; empty where it is about the whole line
     * @param remedy what to do about it
     */
    public record LineError(int line, String column, String wrong, String remedy) {}

    public boolean doesSomething() {
        return joining + changing + leaving > 0;
    }
}
