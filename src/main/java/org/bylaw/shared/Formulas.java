package org.bylaw.shared;

import java.util.regex.Pattern;

/**
 * What a spreadsheet would take for a formula, though a person typed it: in one place, so that every file is as careful as
 * any other. The wide signs are those of East Asian keyboards, which spreadsheets read like the narrow ones (OWASP, CSV
 * injection).
 */
public final class Formulas {

    private static final String BEGINNINGS = "=+-@\t\r\n|\0\uFF1D\uFF0B\uFF0D\uFF20";

    private static final Pattern MARKED_OR_NOT = Pattern.compile("(?s)'*[" + BEGINNINGS.replace("-", "\\-") + "].*");

    private Formulas() {}

    /** Whether it would be taken for one. */
    public static boolean isOne(String text) {
        return !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0;
    }

    /** With an apostrophe in front where it would be taken for one. */
    public static String harmless(String text) {
        return isOne(text) ? "'" + text : text;
    }

    /** The same, and one more apostrophe for what has some already: {@link #unmarked} gives exactly the text back. */
    public static String marked(String text) {
        return MARKED_OR_NOT.matcher(text).matches() ? "'" + text : text;
    }

    public static String unmarked(String text) {
        return text.startsWith("'") && MARKED_OR_NOT.matcher(text).matches() ? text.substring(1) : text;
    }
}
