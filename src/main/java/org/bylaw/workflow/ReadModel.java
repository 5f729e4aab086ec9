package org.bylaw.workflow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model as it was read, without anything in it having been carried out.
 *
 * @param kind empty where it is neither
 * @param keys the ids of its processes, or of its decisions
 * @param name of the first of them, as the model calls it
 * @param references what it calls of other models
 * @param faults what in it is not on the list of what models may be made of
 */
record ReadModel(
        @Nullable Kind kind,
        List<String> keys,
        @Nullable String name,
        List<Reference> references,
        List<ModelFault> faults) {

    enum Kind {
        PROCESS,
        DECISION
    }

    record Reference(Kind kind, String key, int line, String element) {}
}
