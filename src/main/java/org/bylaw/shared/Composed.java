package org.bylaw.shared;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Brings a text into one way of writing, such as an ä. Java sorts the marks above and below a letter one by one, which takes
 * time with the square of their number: a value of a million of them would take hours.
 */
public final class Composed {

    /** No language puts as many on a letter; Unicode's own "stream-safe" form has thirty (UAX 15). */
    private static final Pattern HEAP = Pattern.compile("\\p{M}{100}");

    private Composed() {}

    /** @return the very same text where marks are heaped up in it */
    public static String of(String text, Normalizer.Form form) {
        return HEAP.matcher(text).find() ? text : Normalizer.normalize(text, form);
    }
}
