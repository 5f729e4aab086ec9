package org.bylaw.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares the inside of two blocks word by word; markup stays whole, so that the result is well-formed. */
final class WordComparison {

    private static final Pattern TOKEN =
            Pattern.compile("<[^>]+>|&[#\\w]+;|[\\p{L}\\p{N}_'’-]+|\\s+|.", Pattern.DOTALL);

    /** Past this many words a block is shown as a whole, since comparing them would cost more than it tells. */
    private static final int MOST_TOKENS = 20_000;

    /** What all pairs of blocks together may cost, for the same reason: the products of their words. */
    private static final long MOST_LOOKS = 500_000_000;

    private long looks;
    private int added;
    private int removed;

    int added() {
        return added;
    }

    int removed() {
        return removed;
    }

    static List<String> tokens(String html) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(html);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    /** The markup of the new side with the words that came in {@code ins} and those that went in {@code del}. */
    String merge(String beforeHtml, String afterHtml) {
        List<String> before = tokens(beforeHtml);
        List<String> after = tokens(afterHtml);
        looks += (long) before.size() * after.size();
        if (before.size() > MOST_TOKENS || after.size() > MOST_TOKENS || looks > MOST_LOOKS) {
            return removedHtml(before) + addedHtml(after);
        }
        StringBuilder html = new StringBuilder();
        for (Stretch<String> stretch : Stretch.align(before, after, Function.identity())) {
            if (stretch.same()) {
                html.append(String.join("", stretch.after()));
            } else {
                html.append(removedHtml(stretch.before())).append(addedHtml(stretch.after()));
            }
        }
        return html.toString();
    }

    String addedHtml(List<String> tokens) {
        added += words(tokens);
        return wrap(tokens, "ins", true);
    }

    String removedHtml(List<String> tokens) {
        removed += words(tokens);
        return wrap(tokens, "del", false);
    }

    private static int words(List<String> tokens) {
        return (int) tokens.stream()
                .filter(token -> Character.isLetterOrDigit(token.charAt(0)))
                .count();
    }

    /** Puts runs of words into the element; tags stay outside of it, and those of the old side are dropped. */
    private static String wrap(List<String> tokens, String element, boolean keepTags) {
        StringBuilder html = new StringBuilder();
        StringBuilder run = new StringBuilder();
        for (String token : tokens) {
            if (token.startsWith("<")) {
                flush(run, element, html);
                if (keepTags) {
                    html.append(token);
                }
            } else {
                run.append(token);
            }
        }
        flush(run, element, html);
        return html.toString();
    }

    private static void flush(StringBuilder run, String element, StringBuilder html) {
        if (!run.isEmpty()) {
            html.append('<').append(element).append('>').append(run);
            html.append("</").append(element).append('>');
            run.setLength(0);
        }
    }
}
