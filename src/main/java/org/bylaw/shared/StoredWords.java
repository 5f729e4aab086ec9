package org.bylaw.shared;

import static org.bylaw.shared.Say.say;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is on record in English about an open duty, in the reader's language: what it is about, and why somebody is asked. */
public final class StoredWords {

    private static final String NOT_FREE = "(.+), who (wrote part of it|owns it)";
    private static final Pattern FARTHER_UP = Pattern.compile("(.+), in place of " + NOT_FREE);
    private static final Pattern FOR = Pattern.compile("for " + NOT_FREE);
    private static final Pattern HANDED_OVER = Pattern.compile("in place of (.+) \\((.+)\\)");
    private static final Pattern LEFT = Pattern.compile("in place of (.+), who left");
    private static final Pattern RETIREMENT = Pattern.compile("Retirement of (.+)");
    private static final Pattern VERSION = Pattern.compile("(.+), version (.+)");
    private static final Pattern ROLE = Pattern.compile("with the role (.+)");

    private StoredWords() {}

    /** "Access control policy, version 2.0", "Retirement of Access control policy", or whatever else it is called. */
    public static String title(String title) {
        Matcher found = RETIREMENT.matcher(title);
        if (found.matches()) {
            return say("Retirement of {0}", found.group(1));
        }
        found = VERSION.matcher(title);
        return found.matches() ? say("{0}, version {1}", found.group(1), found.group(2)) : title;
    }

    public static String reason(String why) {
        Matcher found = FARTHER_UP.matcher(why);
        if (found.matches()) {
            return say("{0}, in place of {1}", reason(found.group(1)), notFree(found.group(2), found.group(3)));
        }
        found = FOR.matcher(why);
        if (found.matches()) {
            return say("for {0}", notFree(found.group(1), found.group(2)));
        }
        found = HANDED_OVER.matcher(why);
        if (found.matches()) {
            return say("in place of {0} ({1})", found.group(1), say(found.group(2)));
        }
        found = LEFT.matcher(why);
        if (found.matches()) {
            return say("in place of {0}, who left", found.group(1));
        }
        found = ROLE.matcher(why);
        return found.matches() ? say("with the role {0}", found.group(1)) : say(why);
    }

    private static String notFree(String name, String how) {
        return how.equals("owns it") ? say("{0}, who owns it", name) : say("{0}, who wrote part of it", name);
    }
}
