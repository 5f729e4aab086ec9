package org.bylaw.shared;

import java.util.regex.Pattern;

/**
 * What a spreadsheet would take for a formula, though a person typed it: in one place, so that every file is as careful as
 * any other. The wide signs are those of East Asian keyboards, which spreadsheets read like the narrow ones (OWASP, CSV
 * injection).
 */
public final class Formulas {

    private static final String BEGINNINGS = "=+-@\t\r\n|\0\uFF1D\uFF0B\uFF0D\uFF20";

    /** The same without those that nothing can be reckoned with. */
    private static final String SIGN = "[=+\\-@|\uFF1D\uFF0B\uFF0D\uFF20]";

    private static final Pattern MARKED_OR_NOT = Pattern.compile("(?s)'*[" + BEGINNINGS.replace("-", "\\-") + "].*");

    /**
     * Behind a semicolon: where that is what parts the values, as in German, a spreadsheet that is given commas takes what
     * follows for a value of its own, whatever quotation marks stand around the whole.
     */
    private static final Pattern WITHIN = Pattern.compile("(?<=;)(?=" + SIGN + ")");

    private static final Pattern MARKED_WITHIN_OR_NOT = Pattern.compile("(?<=;)(?='*" + SIGN + ")");
    private static final Pattern MARKED_WITHIN = Pattern.compile("(?<=;)'(?='*" + SIGN + ")");

    private Formulas() {}

    /** Whether it would be taken for one. */
    public static boolean isOne(String text) {
        return !text.isEmpty() && BEGINNINGS.indexOf(text.charAt(0)) >= 0;
    }

    /** With an apostrophe in front where it would be taken for one. */
    public static String harmless(String text) {
        String within = WITHIN.matcher(text).replaceAll("'");
        return isOne(text) ? "'" + within : within;
    }

    /** The text that {@link #harmless} was given, unless that had such apostrophes itself. */
    public static String plain(String harmless) {
        String within = MARKED_WITHIN.matcher(harmless).replaceAll("");
        return within.startsWith("'") && isOne(within.substring(1)) ? within.substring(1) : within;
    }

    /** The same as {@link #harmless}, and one more apostrophe for what has some already: {@link #unmarked} gives exactly the text back. */
    public static String marked(String text) {
        String within = MARKED_WITHIN_OR_NOT.matcher(text).replaceAll("'");
        return MARKED_OR_NOT.matcher(text).matches() ? "'" + within : within;
    }

    public static String unmarked(String text) {
        String within = MARKED_WITHIN.matcher(text).replaceAll("");
        return within.startsWith("'") && MARKED_OR_NOT.matcher(within).matches() ? within.substring(1) : within;
    }
}
