package org.bylaw.shared;

/**
 * Extension point: a module puts a figure that management asks for on the dashboard. It is read for whoever may open the
 * dashboard, and each quarter of an hour by the system, which keeps the course; so it is the same for everybody.
 */
public interface DashboardFigure {

    /** Stable name under which the course is kept: {@code findings-open}. */
    String key();

    /** From 10 (first) upwards. */
    int order();

    /** As it is now. */
    Now now();

    /**
     * A figure.
     *
     * @param value what the course keeps
     * @param percent whether the value is in percent
     * @param label what it counts: "findings open"
     * @param aside what else to know: "3 late"; empty where nothing
     * @param path the list behind it, without a leading slash
     * @param alarming whether somebody has to look at it
     */
    record Now(long value, boolean percent, String label, String aside, String path, boolean alarming) {}
}
