package org.bylaw.attestation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When everyone will have answered if the pace of the last week goes on.
 *
 * @param completeOn empty where nobody answered lately, or where it would take more than a year
 */
public record Forecast(Outlook outlook, @Nullable LocalDate completeOn) {

    /** How a campaign is doing. */
    public enum Outlook {
        COMPLETE,
        ON_COURSE,
        LATE,
        /** Nobody answered in the last week: no pace to go by. */
        STANDSTILL,
        /** It began today or nobody could answer yet. */
        TOO_EARLY
    }

    private static final int WINDOW_DAYS = 7;
    private static final long HORIZON_DAYS = 366;

    /**
     * @param answers how many answered on which day, the days without answers left out
     * @param open how many have not answered
     */
    public static Forecast of(
            List<AnswersOfDay> answers, long open, LocalDate openedOn, LocalDate dueOn, LocalDate today) {
        if (open == 0) {
            return new Forecast(Outlook.COMPLETE, null);
        }
        LocalDate windowStart = today.minusDays(WINDOW_DAYS - 1L);
        LocalDate from = openedOn.isAfter(windowStart) ? openedOn : windowStart;
        long days = Math.max(1, ChronoUnit.DAYS.between(from, today) + 1);
        long recent = answers.stream()
                .filter(day -> !day.day().isBefore(from))
                .mapToLong(AnswersOfDay::answers)
                .sum();
        if (recent == 0) {
            return new Forecast(days < 3 ? Outlook.TOO_EARLY : Outlook.STANDSTILL, null);
        }
        long ahead = Math.ceilDiv(Math.multiplyExact(open, days), recent);
        if (ahead > HORIZON_DAYS) {
            return new Forecast(Outlook.STANDSTILL, null);
        }
        LocalDate completeOn = today.plusDays(ahead);
        return new Forecast(completeOn.isAfter(dueOn) ? Outlook.LATE : Outlook.ON_COURSE, completeOn);
    }
}
