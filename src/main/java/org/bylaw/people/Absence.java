package org.bylaw.people;

import java.time.LocalDate;
import java.util.UUID;

/** A time in which somebody is away and a substitute does their duties; both days are included. Why is not asked. */
public record Absence(
        UUID id,
        UUID personId,
        String personName,
        UUID substituteId,
        String substituteName,
        LocalDate firstDay,
        LocalDate lastDay) {

    public boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
