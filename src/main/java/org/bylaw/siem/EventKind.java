package org.bylaw.siem;

import java.util.Locale;

/**
 * What a SIEM is told about an act besides the row itself; {@code siem-events.txt} says it for each.
 *
 * @param severity from 0 (of no interest) to 10, as CEF counts
 * @param name in the words of a person, English
 */
record EventKind(
        String act, String category, int severity, boolean success, OcsfClass type, int activity, String name) {

    /** An act that the table does not know yet is handed on all the same. */
    static EventKind unknown(String act) {
        return new EventKind(act, "other", 5, true, OcsfClass.ENTITY, 99, words(act));
    }

    /** {@code PolicyPublished} as "Policy published". */
    static String words(String act) {
        String spaced = act.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? "Act" : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    String outcome() {
        return success ? "success" : "failure";
    }
}
