package org.bylaw.risk;

import java.util.Map;
import org.bylaw.risk.RiskFilter.Cell;

/**
 * How many risks stand in which cell of the scale in use, before and after treatment.
 *
 * @param older how many were assessed on an older scale, and so stand in no cell
 * @param unassessed how many nobody has assessed yet
 * @param withoutAfter how many of the scale in use have no assessment after treatment yet
 */
public record RiskMatrix(Scale scale, Map<Cell, Integer> counts, int older, int unassessed, int withoutAfter) {

    public int count(Cell cell) {
        return counts.getOrDefault(cell, 0);
    }
}
