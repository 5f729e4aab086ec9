package org.bylaw.siem;

import java.util.regex.Pattern;

/** Makes text harmless for whoever reads a line of it: no half characters, no control characters, no turned direction. */
final class Plain {

    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9A-Fa-f.]*(:[0-9A-Fa-f.]*){2,8}(%.+)?");

    private Plain() {}

    /** Whether it can be a network address: once a person is taken out of the trail, their pseudonym stands in its place. */
    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }

    /** Halves of characters, which no encoding can write, become U+FFFD. */
    static String whole(String text) {
        StringBuilder whole = null;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            boolean pair = Character.isHighSurrogate(each)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(each)) {
                whole = whole == null ? new StringBuilder(text) : whole;
                whole.setCharAt(i, '\uFFFD');
            }
        }
        return whole == null ? text : whole.toString();
    }

    /** What would not be seen, or would turn what stands beside it, is written out: {@code <U+202E>}. Line breaks stay. */
    static String visible(String text) {
        String whole = whole(text);
        if (whole.codePoints().noneMatch(Plain::isHidden)) {
            return whole;
        }
        StringBuilder visible = new StringBuilder();
        whole.codePoints().forEach(each -> {
            if (isHidden(each)) {
                visible.append("<U+%04X>".formatted(each));
            } else {
                visible.appendCodePoint(each);
            }
        });
        return visible.toString();
    }

    /** The same in JSON, where it can be done without a loss. */
    static String visibleJson(String json) {
        if (json.codePoints().noneMatch(Plain::isHidden)) {
            return json;
        }
        StringBuilder visible = new StringBuilder();
        json.codePoints().forEach(each -> {
            if (isHidden(each)) {
                for (char unit : Character.toChars(each)) {
                    visible.append("\\u%04x".formatted((int) unit));
                }
            } else {
                visible.appendCodePoint(each);
            }
        });
        return visible.toString();
    }

    /** At most so many characters, with a sign where some are missing. */
    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** One character too many is for whoever reads it; what line breaks do, each form says itself. */
    private static boolean isHidden(int each) {
        if (each == '\n' || each == '\r') {
            return false;
        }
        int type = Character.getType(each);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
