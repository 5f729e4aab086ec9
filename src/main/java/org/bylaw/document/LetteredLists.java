package org.bylaw.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers lists that are lettered (a., b.) or have Roman numerals (i., ii.), at every depth. CommonMark knows neither and
 * would run their lines together; it also wants more indentation for what is nested than such texts often have.
 */
final class LetteredLists {

    /** Not at an abbreviation such as "i. e. ". */
    private static final Pattern MARKER = Pattern.compile(
            "^( *)(?:(?<letter>[a-z]|[ivx]{2,5})\\.|(?<other>\\d{1,9}[.)]|[-*+])) +(?=\\S)(?![a-z]\\. )");

    private static final Pattern FENCE = Pattern.compile("^ {0,3}(```|~~~)");
    private static final int INDENT = 4;

    private static final class Level {
        private final int indent;
        private int next;

        private Level(int indent, int first) {
            this.indent = indent;
            this.next = first;
        }
    }

    private final Deque<Level> levels = new ArrayDeque<>();
    private final StringBuilder out = new StringBuilder();
    private boolean found;
    private boolean fenced;
    private boolean afterBlank = true;
    private int shift;

    private LetteredLists() {}

    /** The text with such lists numbered; the very same text where it has none. */
    static String numbered(String text) {
        LetteredLists lists = new LetteredLists();
        text.lines().forEach(lists::line);
        return lists.found ? lists.out.toString() : text;
    }

    private void line(String line) {
        if (FENCE.matcher(line).find()) {
            fenced = !fenced;
        }
        Matcher marker = MARKER.matcher(line);
        if (line.isBlank()) {
            afterBlank = true;
            out.append('\n');
            return;
        }
        if (!fenced && marker.find() && (afterBlank || !levels.isEmpty())) {
            item(marker, line.substring(marker.end()));
        } else {
            other(line);
        }
        afterBlank = false;
    }

    private void item(Matcher marker, String content) {
        int indent = marker.group(1).length();
        String letter = marker.group("letter");
        while (!levels.isEmpty() && levels.peek().indent > indent) {
            levels.pop();
        }
        if (levels.isEmpty() || levels.peek().indent < indent) {
            levels.push(new Level(indent, letter == null ? 1 : valueOf(letter)));
        }
        int place = (levels.size() - 1) * INDENT;
        shift = place - indent;
        found |= letter != null;
        String mark = letter == null ? marker.group("other") : levels.peek().next++ + ".";
        out.append(" ".repeat(place)).append(mark).append(' ').append(content).append('\n');
    }

    /** Text of an item moves with it; a paragraph at the margin, or a heading, ends the list. */
    private void other(String line) {
        boolean atMargin = !line.startsWith(" ");
        if (atMargin && (afterBlank || line.startsWith("#"))) {
            levels.clear();
        }
        boolean inItem = !atMargin && !levels.isEmpty();
        int indent = line.length() - line.stripLeading().length();
        out.append(inItem ? " ".repeat(Math.max(0, indent + shift)) + line.stripLeading() : line)
                .append('\n');
    }

    /** A single i begins a list in Roman numerals far more often than it is a ninth letter. */
    private static int valueOf(String letter) {
        return switch (letter) {
            case "i" -> 1;
            case "ii" -> 2;
            case "iii" -> 3;
            case "iv" -> 4;
            default -> letter.length() == 1 ? letter.charAt(0) - 'a' + 1 : 1;
        };
    }
}
