package org.bylaw.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bylaw.document.Passages;
import org.jspecify.annotations.Nullable;

/**
 * A thread of comments on a heading, a passage or the whole text.
 *
 * @param headingId the heading it hangs on or under; empty for the whole text, or for what stands above all headings
 * @param quote the words of the passage or of the heading; empty for the whole text
 * @param prefix what stood before the passage, to find it again after edits
 * @param suffix what stood behind it
 */
public record CommentThread(
        UUID id,
        UUID versionId,
        @Nullable String headingId,
        @Nullable String quote,
        @Nullable String prefix,
        @Nullable String suffix,
        State state,
        UUID openedBy,
        String openedByName,
        Instant openedAt,
        List<Comment> comments) {

    /** Where it hangs in a text as that reads now; empty for the whole text, and where the words were changed since. */
    public Optional<Passages.Place> placeIn(Passages passages) {
        if (quote != null) {
            return passages.find(quote, prefix, suffix, headingId);
        }
        return headingId == null ? Optional.empty() : passages.heading(headingId);
    }

    public boolean isOnWholeText() {
        return quote == null && headingId == null;
    }

    /** Whether something is still to be done about it. */
    public enum State {
        OPEN,
        /** The owner answered; nothing in the text changes. */
        ANSWERED,
        /** The text was changed accordingly. */
        RESOLVED
    }

    /** One comment of the thread. */
    public record Comment(UUID id, UUID authorId, String authorName, String body, Instant writtenAt) {}
}
