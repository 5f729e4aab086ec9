package org.bylaw.people;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of the organisation, as the directory knows them.
 *
 * @param id the id of the Keycloak user, unless HR's file brought the person before Keycloak did
 * @param active false once the person has left or the account is disabled
 */
public record Person(
        UUID id,
        String username,
        String name,
        @Nullable String email,
        @Nullable UUID departmentId,
        @Nullable String departmentName,
        @Nullable UUID managerId,
        @Nullable String location,
        @Nullable String jobTitle,
        String language,
        boolean active) {}
