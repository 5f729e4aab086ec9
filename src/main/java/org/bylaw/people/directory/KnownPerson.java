package org.bylaw.people.directory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the directory as the import finds them.
 *
 * @param department its code, with its name beside it
 * @param account whether Keycloak knows them
 * @param listed whether an earlier file named them
 */
record KnownPerson(
        UUID id,
        String username,
        String name,
        @Nullable String mail,
        @Nullable String department,
        @Nullable String departmentName,
        @Nullable String location,
        @Nullable String jobTitle,
        @Nullable String employment,
        @Nullable UUID managerId,
        String language,
        boolean active,
        boolean account,
        boolean listed) {}
