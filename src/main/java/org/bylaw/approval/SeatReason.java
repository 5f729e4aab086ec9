package org.bylaw.approval;

import static org.bylaw.shared.Say.say;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why somebody is asked, in the reader's language; it is on record in English, as {@link Seating} writes it. */
public final class SeatReason {

    private static final String NOT_FREE = "(.+), who (wrote part of it|owns it)";
    private static final Pattern FARTHER_UP = Pattern.compile("(.+), in place of " + NOT_FREE);
    private static final Pattern FOR = Pattern.compile("for " + NOT_FREE);
    private static final Pattern HANDED_OVER = Pattern.compile("in place of (.+) \\((.+)\\)");
    private static final Pattern ROLE = Pattern.compile("with the role (.+)");

    private SeatReason() {}

    public static String said(String why) {
        Matcher found = FARTHER_UP.matcher(why);
        if (found.matches()) {
            return say("{0}, in place of {1}", said(found.group(1)), notFree(found.group(2), found.group(3)));
        }
        found = FOR.matcher(why);
        if (found.matches()) {
            return say("for {0}", notFree(found.group(1), found.group(2)));
        }
        found = HANDED_OVER.matcher(why);
        if (found.matches()) {
            return say("in place of {0} ({1})", found.group(1), say(found.group(2)));
        }
        found = ROLE.matcher(why);
        return found.matches() ? say("with the role {0}", found.group(1)) : say(why);
    }

    private static String notFree(String name, String how) {
        return how.equals("owns it") ? say("{0}, who owns it", name) : say("{0}, who wrote part of it", name);
    }
}
