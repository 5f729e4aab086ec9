package org.bylaw.attestation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/** When a campaign walks its daily round and when it closes. */
record CampaignDates(LocalDate dueOn, int graceDays, Instant now, ZoneId zone) {

    /** Reminders are there when the working day begins. */
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    /** Each morning from the next one on, as an ISO 8601 repeating interval. */
    String mornings() {
        ZonedDateTime today = now.atZone(zone).with(MORNING);
        ZonedDateTime next = today.toInstant().isAfter(now) ? today : today.plusDays(1);
        return "R/" + next.toInstant().truncatedTo(ChronoUnit.SECONDS) + "/P1D";
    }

    /** When the last day of grace is over. */
    Instant closes() {
        return dueOn.plusDays(graceDays + 1L).atStartOfDay(zone).toInstant();
    }
}
