package org.bylaw.risk;

import java.util.regex.Pattern;

/**
 * Text that a spreadsheet would take for a formula begins with an apostrophe in files for spreadsheets, since people typed
 * it; reading such a file takes exactly that one away again.
 */
final class SafeText {

    private static final Pattern FORMULA = Pattern.compile("(?s)'*[=+\\-@|\\t\\r\\n].*");

    private SafeText() {}

    static String marked(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }

    static String restored(String text) {
        return text.startsWith("'") && FORMULA.matcher(text).matches() ? text.substring(1) : text;
    }
}
