package org.bylaw.policy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What became of a save.
 *
 * @param textRevision the count of saves that the text has now
 * @param savedAt when it was saved; empty where it was not
 * @param conflict what somebody else saved meanwhile; empty where the save went through
 */
public record SaveResult(
        int textRevision,
        @Nullable Instant savedAt,
        @Nullable Conflict conflict) {

    /**
     * Somebody else's text, which has not been overwritten.
     *
     * @param base the text that both started from
     */
    public record Conflict(String theirName, String theirText, int theirRevision, String base) {}

    public boolean isSaved() {
        return conflict == null;
    }
}
