package org.bylaw.attestation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which people of a campaign; empty parts do not narrow.
 *
 * @param text part of a name
 */
public record PeopleFilter(
        @Nullable AttestationState state,
        @Nullable UUID departmentId,
        @Nullable UUID managerId,
        @Nullable String location,
        String text) {

    public static final PeopleFilter NONE = new PeopleFilter(null, null, null, null, "");
}
