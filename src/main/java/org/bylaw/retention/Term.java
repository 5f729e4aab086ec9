package org.bylaw.retention;

import org.bylaw.shared.KeptData.Due;
import org.jspecify.annotations.Nullable;

/**
 * How long one kind of data is kept, with what has outlived that.
 *
 * @param label what it is, to be said in the reader's language
 * @param background what the term begins with and which law speaks of it, to be said like that too
 * @param months empty where it is kept for good
 * @param leastMonths the shortest term that can be set
 * @param due empty where it is kept for good
 */
public record Term(
        String kind,
        String label,
        String background,
        @Nullable Integer months,
        int revision,
        int leastMonths,
        @Nullable Due due) {}
