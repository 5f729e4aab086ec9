package org.bylaw.people.directory;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * HR's file as lines of known columns.
 *
 * @param heads what the columns are called in the file
 * @param unknown heads that mean nothing here
 */
record StaffSheet(Map<StaffColumn, String> heads, List<String> unknown, List<Row> rows) {

    boolean has(StaffColumn column) {
        return heads.containsKey(column);
    }

    boolean has(StaffAttribute attribute) {
        return StaffColumn.of(attribute).stream().anyMatch(this::has);
    }

    /**
     * One line; a quoted value may have line breaks, so that it may be longer than one.
     *
     * @param number where it begins in the file, the heads being line 1
     * @param values by the column's ordinal; blank ones are null
     * @param fields how many values it has too many or too few; 0 where it fits the heads
     */
    record Row(int number, @Nullable String[] values, int fields) {

        @Nullable
        String get(StaffColumn column) {
            return values[column.ordinal()];
        }
    }
}
