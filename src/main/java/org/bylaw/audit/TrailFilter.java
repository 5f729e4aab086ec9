package org.bylaw.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * What of the trail is wanted; what is empty narrows nothing.
 *
 * @param object what it was done to, or on whose page it is told
 * @param person who did it, or for whom a substitute did
 * @param byBylaw only what Bylaw did by itself
 * @param acts by their names, such as {@code PolicyPublished}
 * @param from the first moment that belongs to it
 * @param to the first moment that does not any more
 * @param address from where it was done, exactly
 * @param text somewhere in the details, in whatever case
 */
public record TrailFilter(
        @Nullable SubjectRef object,
        @Nullable UUID person,
        boolean byBylaw,
        Set<String> acts,
        @Nullable Instant from,
        @Nullable Instant to,
        String address,
        String text) {

    public static final TrailFilter NONE = new TrailFilter(null, null, false, Set.of(), null, null, "", "");

    /** So long a stretch of time is read through for a text; a whole trail would take seconds. */
    static final Duration LONGEST_READ_THROUGH = Duration.ofDays(100);

    public TrailFilter {
        acts = Set.copyOf(acts);
        address = address.strip();
        text = text.strip();
    }

    public static TrailFilter of(SubjectRef object) {
        return new TrailFilter(object, null, false, Set.of(), null, null, "", "");
    }

    /** Whether a text can be looked for in what else this leaves. */
    public boolean isNarrow(Instant now) {
        return object != null
                || person != null
                || !address.isEmpty()
                || from != null
                        && Duration.between(from, to == null || to.isAfter(now) ? now : to)
                                        .compareTo(LONGEST_READ_THROUGH)
                                <= 0;
    }
}
