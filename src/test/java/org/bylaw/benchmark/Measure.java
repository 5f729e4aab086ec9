package org.bylaw.benchmark;

import java.util.Locale;

/**
 * One line of the result.
 *
 * @param value what is compared with the goal: a ratio, or a quantity where the goal is one
 * @param floor what the ratio divides by, in milliseconds; zero where the goal is a quantity
 * @param goal the most that the value may be, or the least where {@code atLeast}
 * @param words sizes and medians, for whoever reads the run
 */
record Measure(String name, double value, double floor, double goal, boolean atLeast, String words) {

    Measure(String name, double value, double floor, double goal, String words) {
        this(name, value, floor, goal, false, words);
    }

    static Measure atLeast(String name, double value, double floor, double goal, String words) {
        return new Measure(name, value, floor, goal, true, words);
    }

    boolean reached() {
        return atLeast ? value >= goal : value <= goal;
    }

    String csv() {
        return String.format(
                Locale.ROOT,
                "%s,%.2f,%s,%s,%s",
                name,
                value,
                floor == 0 ? "" : String.format(Locale.ROOT, "%.2f", floor),
                goal == Math.rint(goal) ? String.valueOf((long) goal) : String.valueOf(goal),
                reached());
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-8s %7.2f of at %s %-5s %s: %s",
                reached() ? "reached" : "MISSED",
                value,
                atLeast ? "least" : "most",
                goalText(),
                name,
                words);
    }

    private String goalText() {
        return goal == Math.rint(goal) ? String.valueOf((long) goal) : String.valueOf(goal);
    }
}
