package org.bylaw.workflow;

import static org.bylaw.shared.Say.say;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of FEEL that decision tables may use: constants, ranges, comparisons, sums and the listed functions. Functions of
 * one's own, Java behind them, loops, contexts and patterns are not part of it; nor are remarks, since a quotation mark in one
 * begins a text to us and none to the engine.
 */
final class FeelGrammar {

    private static final int LONGEST = 500;

    private static final Pattern TOKEN = Pattern.compile("""
        \\s*(?:(?<text>"(?:[^"\\\\]|\\\\["\\\\nt])*+")|(?<number>\\d{1,18}(?:\\.\\d{1,9})?(?![\\p{L}\\d_]))\
        |(?<range>\\.\\.)|(?<word>\\p{L}[\\p{L}\\d_]{0,99})|(?<open>\\()\
        |(?<sign><=|>=|!=|[<>=,;?+\\])\\[.@-]|\\*(?!\\*)|/(?![/*])))\
        """);

    /** Behind these something new begins. */
    private static final Set<String> JOINTS = Set.of("and", "or", "in", "between", "if", "then", "else");

    private static final Set<String> RESERVED = Set.of("for", "some", "every", "function", "external", "instance");

    /** No loop goes without one of these, and the engine takes them with the next word right behind. */
    private static final Pattern LOOP = Pattern.compile("(?:return|satisfies).*");

    private static final Set<String> FUNCTIONS = Set.of(
            "not",
            "date",
            "time",
            "date and time",
            "duration",
            "list contains",
            "count",
            "min",
            "max",
            "sum",
            "mean",
            "contains",
            "starts with",
            "ends with",
            "upper case",
            "lower case",
            "string length",
            "substring",
            "floor",
            "ceiling",
            "abs",
            "modulo",
            "number",
            "string",
            "is defined");

    private FeelGrammar() {}

    /** What is wrong with it, in words; an empty entry is no fault, since it fits everything. */
    static Optional<String> fault(String feel) {
        if (feel.length() > LONGEST) {
            return Optional.of(say("It is longer than {0} characters.", LONGEST));
        }
        Matcher matcher = TOKEN.matcher(feel);
        StringBuilder phrase = new StringBuilder();
        int from = 0;
        while (from < feel.length() && !feel.substring(from).isBlank()) {
            if (!matcher.region(from, feel.length()).lookingAt()) {
                return Optional.of(
                        say("“{0}” is not for models.", feel.substring(from).strip()));
            }
            from = matcher.end();
            String word = matcher.group("word");
            if (word != null) {
                if (RESERVED.contains(word) || LOOP.matcher(word).matches()) {
                    return Optional.of(say("“{0}” is not for models.", word));
                }
                phrase.append(phrase.isEmpty() ? "" : " ").append(word);
                continue;
            }
            if (matcher.group("open") != null && !isListed(phrase.toString())) {
                return Optional.of(say("There is no function “{0}” for models.", phrase));
            }
            phrase.setLength(0);
        }
        return Optional.empty();
    }

    /** What stands before a bracket: nothing, or a function, alone or behind one of the joints. */
    private static boolean isListed(String phrase) {
        if (phrase.isEmpty() || JOINTS.contains(phrase.substring(phrase.lastIndexOf(' ') + 1))) {
            return true;
        }
        return FUNCTIONS.stream()
                .filter(function -> (" " + phrase).endsWith(" " + function))
                .map(function ->
                        phrase.substring(0, phrase.length() - function.length()).strip())
                .anyMatch(before -> before.isEmpty() || JOINTS.contains(before.substring(before.lastIndexOf(' ') + 1)));
    }
}
