package org.bylaw.attestation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The questions about one text as the person who answers them sees them: never with what is right.
 *
 * @param passPercent so many in a hundred have to be right
 * @param used attempts that were made and count
 * @param lastWrong positions of what was wrong in the last attempt, from 1; empty where there was none
 */
public record Quiz(List<Item> items, int passPercent, int attempts, int used, boolean passed, Set<Integer> lastWrong) {

    /** @param passage the heading to read again where the answer was wrong */
    public record Item(
            int position,
            String question,
            List<String> options,
            @Nullable String passage) {}

    public int left() {
        return Math.max(0, attempts - used);
    }

    /** Whether it stands in the way of attesting. */
    public boolean toAnswer() {
        return !items.isEmpty() && !passed;
    }
}
