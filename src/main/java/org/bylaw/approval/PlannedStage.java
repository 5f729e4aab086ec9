package org.bylaw.approval;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One row of the routing decision.
 *
 * @param approvers expressions separated by commas: {@code owners-manager}, {@code owner}, {@code department-head},
 *     {@code role:NAME}, {@code person:USERNAME}
 */
record PlannedStage(int position, String name, List<String> approvers, StageRule rule, int days, boolean signature) {

    /** Reads the decision's result, in the order of its positions, counted anew from 1. */
    static List<PlannedStage> of(List<Map<String, Object>> rows) {
        List<Map<String, Object>> sorted = rows.stream()
                .sorted(Comparator.comparingInt(row -> number(row, "position")))
                .toList();
        return IntStream.range(0, sorted.size())
                .mapToObj(index -> of(index + 1, sorted.get(index)))
                .toList();
    }

    private static PlannedStage of(int position, Map<String, Object> row) {
        return new PlannedStage(
                position,
                text(row, "name"),
                List.of(text(row, "approvers").split("\\s*,\\s*")),
                StageRule.parse(text(row, "rule")),
                number(row, "days"),
                Boolean.TRUE.equals(row.get("signature")));
    }

    private static String text(Map<String, Object> row, String column) {
        if (row.get(column) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw new IllegalArgumentException("The routing table leaves out " + column + " in " + row);
    }

    private static int number(Map<String, Object> row, String column) {
        if (row.get(column) instanceof Number number) {
            return number.intValue();
        }
        throw new IllegalArgumentException("The routing table leaves out " + column + " in " + row);
    }
}
