package org.bylaw.shared;

/** Numbers of things in sentences for people: "1 reviewer", "2 reviewers", "1,204 people". */
public final class Counted {

    private Counted() {}

    /** For a word whose plural takes an s. */
    public static String of(long count, String one) {
        return of(count, one, one + "s");
    }

    public static String of(long count, String one, String several) {
        return "%,d %s".formatted(count, count == 1 ? one : several);
    }
}
