package org.bylaw.work;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Extension point: a module that keeps its duties in a table of its own (a crowd's) adds them to "My work". */
public interface WorkSource {

    /** Open items of these people, those with the earliest due date first; items without a date come last. */
    List<WorkItem> open(Collection<UUID> personIds, int limit);

    /** How many there are, by kind. */
    Map<String, Long> counts(Collection<UUID> personIds);
}
