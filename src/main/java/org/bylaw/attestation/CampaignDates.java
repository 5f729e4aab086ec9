package org.bylaw.attestation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** When a campaign reminds, escalates and closes, from its launch and its due date. */
record CampaignDates(Instant opensAt, LocalDate dueOn, int graceDays, AttestationSettings settings, ZoneId zone) {

    /** Reminders are there when the working day begins. */
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    /** Some days before the due date; in a short campaign not before half of its time is over. */
    Instant remindBefore() {
        Instant wanted = morningOf(dueOn.minusDays(settings.remindBeforeDays()));
        Instant halfTime = opensAt.plus(Duration.between(opensAt, due()).dividedBy(2));
        return wanted.isAfter(halfTime) ? wanted : halfTime;
    }

    /** The morning of the last day in time. */
    Instant due() {
        return morningOf(dueOn);
    }

    Instant remindAfter() {
        return morningOf(dueOn.plusDays(settings.remindAfterDays()));
    }

    Instant escalate() {
        return morningOf(dueOn.plusDays(settings.escalateAfterDays()));
    }

    /** When the last day of grace is over. */
    Instant closes() {
        return dueOn.plusDays(graceDays + 1L).atStartOfDay(zone).toInstant();
    }

    private Instant morningOf(LocalDate day) {
        return day.atTime(MORNING).atZone(zone).toInstant();
    }
}
