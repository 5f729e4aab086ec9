package org.bylaw.review;

import java.time.LocalDate;

/**
 * When a review is due and when it opens.
 *
 * @param opensOn the reviewer is asked from this day on
 * @param dueOn the last day that is not late
 */
record ReviewPlan(LocalDate opensOn, LocalDate dueOn) {

    /**
     * Due an interval after the text was last looked at; opened the lead time before, but never in the first half of
     * the interval: a monthly review with a month's lead would open as soon as the last one is done.
     *
     * @param leadDays 0 or more
     */
    static ReviewPlan after(LocalDate lastLookedAt, int intervalMonths, int leadDays) {
        LocalDate due = lastLookedAt.plusMonths(intervalMonths);
        LocalDate half = LocalDate.ofEpochDay(Math.ceilDiv(lastLookedAt.toEpochDay() + due.toEpochDay(), 2));
        LocalDate opens = due.minusDays(leadDays);
        return new ReviewPlan(opens.isBefore(half) ? half : opens, due);
    }

    /** Opened today, with the usual lead time to do it, unless it is due sooner. */
    static ReviewPlan broughtForward(LocalDate today, LocalDate dueOn, int leadDays) {
        LocalDate soon = today.plusDays(leadDays);
        LocalDate due = dueOn.isBefore(soon) ? dueOn : soon;
        return new ReviewPlan(today.isAfter(due) ? due : today, due);
    }
}
