package org.bylaw.audience;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How many people a rule means today, and some of them.
 *
 * @param sample the same people each time, spread over the alphabet's accidents: ordered by a hash of their ids
 */
public record Preview(int people, List<Member> sample) {

    /** One of those who are meant. */
    public record Member(
            UUID id,
            String name,
            @Nullable String jobTitle,
            @Nullable String department,
            @Nullable String location) {}
}
