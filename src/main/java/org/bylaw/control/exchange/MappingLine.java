package org.bylaw.control.exchange;

import org.bylaw.control.MappingRelationship;

/**
 * One correspondence as a file tells of it, not yet looked at.
 *
 * @param line in the file, where the first is 1
 * @param place where the control is narrower than its number says; may be empty
 * @param source who says so; empty where the line names nobody
 * @param relationship what the one is to the other
 */
record MappingLine(
        int line,
        End from,
        End to,
        String place,
        String placeColumn,
        String source,
        String sourceColumn,
        MappingRelationship relationship) {

    /**
     * One side of it.
     *
     * @param framework its key
     * @param ref the control's number
     */
    record End(String framework, String frameworkColumn, String ref, String refColumn) {}
}
