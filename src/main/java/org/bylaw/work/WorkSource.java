package org.bylaw.work;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Extension point: a module that keeps its duties in a table of its own (a crowd's) adds them to "My work". */
public interface WorkSource {

    /**
     * Open items of these people, those with the earliest due date first; items without a date come last.
     *
     * @param kind of one kind only; empty for all
     */
    List<WorkItem> open(Collection<UUID> personIds, @Nullable String kind, int limit);

    /**
     * How many there are, by kind. Counting ends at {@code most} for each person and kind, so that the answer takes as long
     * for somebody with thousands as for somebody with a hundred; {@code most} or more means "at least so many".
     */
    Map<String, Long> counts(Collection<UUID> personIds, int most);
}
