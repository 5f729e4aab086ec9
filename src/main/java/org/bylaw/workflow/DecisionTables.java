package org.bylaw.workflow;

import java.util.List;
import java.util.Map;

/** What the decision tables say, for whoever wants to know before a process asks them. */
public interface DecisionTables {

    /**
     * The rows that fit these facts, in the table's newest version. Nothing of the question stays on record.
     *
     * @param decisionId the id of the decision in its DMN file
     */
    List<Map<String, Object>> ask(String decisionId, Map<String, ?> facts);
}
