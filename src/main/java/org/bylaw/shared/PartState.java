package org.bylaw.shared;

import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a part of the platform stands. Its sentences are made when somebody reads them, in the reader's language.
 *
 * @param what stands, or is wrong
 * @param meaning what that means for people; says nothing where it works
 * @param advice what to do about it; says nothing where there is nothing to do
 * @param words of the other side or the library, as they came; empty where there are none
 * @param since when it has been so; empty where the part does not know, and whoever looks remembers
 * @param lastSuccess when it last worked; empty where the part does not know
 * @param path of the page with more, without a leading slash; empty where there is none
 */
public record PartState(
        Level level,
        Supplier<String> what,
        Supplier<String> meaning,
        Supplier<String> advice,
        String words,
        @Nullable Instant since,
        @Nullable Instant lastSuccess,
        String path) {

    private static final int LONGEST_WORDS = 300;

    /** From the worst to what needs nothing. */
    public enum Level {
        FAILS,
        /** Works, but something in it was given up or left behind. */
        INCOMPLETE,
        SLOW,
        UNKNOWN,
        WORKS,
        NOT_SET_UP;

        /** Whether somebody should look at it. */
        public boolean isTrouble() {
            return this == FAILS || this == INCOMPLETE || this == SLOW;
        }
    }

    public static PartState of(Level level, Supplier<String> what) {
        return new PartState(level, what, () -> "", () -> "", "", null, null, "");
    }

    public static PartState fails(Supplier<String> what) {
        return of(Level.FAILS, what);
    }

    public static PartState incomplete(Supplier<String> what) {
        return of(Level.INCOMPLETE, what);
    }

    public static PartState slow(Supplier<String> what) {
        return of(Level.SLOW, what);
    }

    public static PartState unknown(Supplier<String> what) {
        return of(Level.UNKNOWN, what);
    }

    public static PartState works(Supplier<String> what) {
        return of(Level.WORKS, what);
    }

    public static PartState notSetUp(Supplier<String> what) {
        return of(Level.NOT_SET_UP, what);
    }

    public PartState meaning(Supplier<String> sentence) {
        return new PartState(level, what, sentence, advice, words, since, lastSuccess, path);
    }

    public PartState advice(Supplier<String> sentence) {
        return new PartState(level, what, meaning, sentence, words, since, lastSuccess, path);
    }

    /** Cut where they are long. */
    public PartState words(@Nullable String said) {
        String text = said == null ? "" : said.strip();
        String shown = text.length() <= LONGEST_WORDS ? text : text.substring(0, LONGEST_WORDS) + "…";
        return new PartState(level, what, meaning, advice, shown, since, lastSuccess, path);
    }

    public PartState since(@Nullable Instant moment) {
        return new PartState(level, what, meaning, advice, words, moment, lastSuccess, path);
    }

    public PartState lastSuccess(@Nullable Instant moment) {
        return new PartState(level, what, meaning, advice, words, since, moment, path);
    }

    public PartState page(String pathOfPage) {
        return new PartState(level, what, meaning, advice, words, since, lastSuccess, pathOfPage);
    }
}
