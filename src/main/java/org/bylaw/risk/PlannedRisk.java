package org.bylaw.risk;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a line of a register's file would do.
 *
 * @param reference empty where Bylaw gives it one
 * @param known the risk as it is; empty where it is new
 * @param assessment as it would be; empty where nobody has assessed it
 * @param assessed whether the assessment is another than before
 * @param changes each fact that changes, before and after, by its name; nothing where the line changes nothing
 */
record PlannedRisk(
        int line,
        String reference,
        @Nullable RiskFacts known,
        RiskEntry entry,
        @Nullable Assessment assessment,
        boolean assessed,
        Map<String, Object> changes) {

    boolean isNew() {
        return known == null;
    }

    boolean does() {
        return isNew() || assessed || !changes.isEmpty();
    }
}
