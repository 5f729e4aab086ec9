package org.bylaw.shared;

import static org.bylaw.shared.Say.say;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whether a title or a name is what it looks like: no signs that turn the direction of writing, none that nobody sees,
 * and no word whose letters are borrowed from several alphabets, such as a Cyrillic "а" within "Password". After Unicode
 * Technical Standard 39, "highly restrictive", word by word.
 */
public final class HonestText {

    private static final Pattern TURNING = Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    /** Joiners belong into words of some scripts; beside Latin letters and signs they only hide. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}\\p{Co}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}\\u115F\\u1160\\u3164\\uFFA0\\u034F]|(?![\\u200C\\u200D])\\p{Cf}"
                    + "|(?<![^\\x00-\\u024F])[\\u200C\\u200D]|[\\u200C\\u200D](?![^\\x00-\\u024F])");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

    /** Scripts that people do write within one word. */
    private static final Set<UnicodeScript> JAPANESE = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.HANGUL);

    private HonestText() {}

    /** What is wrong with it, in words; empty where it is what it looks like. */
    public static Optional<String> fault(String text) {
        if (TURNING.matcher(text).find()) {
            return Optional.of(say("It has signs that turn the direction of writing. Please type it anew."));
        }
        if (INVISIBLE.matcher(text).find()) {
            return Optional.of(say("It has signs that nobody sees, or a line break. Please type it anew."));
        }
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            if (isMixed(words.group())) {
                return Optional.of(say(
                        "“{0}” mixes letters of several alphabets that look alike. Please type it anew.",
                        words.group()));
            }
        }
        return Optional.empty();
    }

    /** @throws Problem for the field, where it is not what it looks like */
    public static void require(String field, String text) {
        fault(text).ifPresent(words -> {
            throw Problem.invalid(field, words);
        });
    }

    /**
     * For what comes from a directory and cannot be typed anew: without signs that turn the direction of writing or that
     * nobody sees, on one line, and cut where it is longer. Letters stay as they are; a name may be written in any alphabet.
     *
     * @param longest in signs, at least one
     */
    public static String plain(String text, int longest) {
        String open = INVISIBLE
                .matcher(TURNING.matcher(text.replaceAll("[\\s\\p{Z}\\p{Cc}]+", " "))
                        .replaceAll(""))
                .replaceAll("")
                .strip();
        return open.codePointCount(0, open.length()) <= longest
                ? open
                : open.substring(0, open.offsetByCodePoints(0, longest - 1)).stripTrailing() + "…";
    }

    private static boolean isMixed(String word) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        word.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.remove(UnicodeScript.COMMON);
        scripts.remove(UnicodeScript.INHERITED);
        boolean eastAsian = scripts.removeAll(JAPANESE);
        return scripts.size() > 1 || (eastAsian && !scripts.isEmpty() && !scripts.contains(UnicodeScript.LATIN));
    }
}
