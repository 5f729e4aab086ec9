package org.bylaw.shared;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes text so that it stays on its line of a log, and shows what nobody would see: {@code \n}, {@code \u202E}. */
final class OneLine {

    /** Control characters, line and paragraph separators, signs that turn the direction of writing, halves of characters. */
    private static final Pattern BREAKING =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u061C\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF]");

    private OneLine() {}

    static String of(String text) {
        return BREAKING.matcher(text).replaceAll(found -> Matcher.quoteReplacement(written(found.group())));
    }

    private static String written(String sign) {
        return switch (sign.charAt(0)) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u%04X".formatted(sign.codePointAt(0));
        };
    }
}
