package org.bylaw.people.directory;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One account as it is administered. The manager is named by username, since that is what administrators type. */
record StaffMember(
        UUID id,
        String username,
        String name,
        @Nullable String email,
        boolean enabled,
        @Nullable String department,
        @Nullable String manager,
        @Nullable String location,
        @Nullable String jobTitle,
        @Nullable String employment,
        String language,
        Set<String> roles,
        Set<String> groups) {

    StaffMember {
        roles = Set.copyOf(roles);
        groups = Set.copyOf(groups);
    }

    StaffMember withId(UUID other) {
        return new StaffMember(
                other,
                username,
                name,
                email,
                enabled,
                department,
                manager,
                location,
                jobTitle,
                employment,
                language,
                roles,
                groups);
    }
}
