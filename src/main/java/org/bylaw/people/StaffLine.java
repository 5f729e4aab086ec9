package org.bylaw.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person in the list of people.
 *
 * @param leftAt when the person left; empty while they are here
 * @param substituteName who does their duties today; empty where they are not away
 * @param awayUntil the last day of today's absence
 */
public record StaffLine(
        UUID id,
        String name,
        @Nullable String jobTitle,
        @Nullable String departmentName,
        @Nullable String location,
        @Nullable UUID managerId,
        @Nullable String managerName,
        @Nullable Instant leftAt,
        @Nullable String substituteName,
        @Nullable LocalDate awayUntil) {}
