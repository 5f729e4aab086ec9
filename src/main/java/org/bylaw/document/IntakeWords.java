package org.bylaw.document;

import static org.bylaw.shared.Say.say;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was taken from a file and what was lost, in the reader's language; on record it is English. */
public final class IntakeWords {

    private static final Pattern PICTURES = Pattern.compile("(\\d+) pictures; their descriptions were kept");
    private static final Pattern FRONT_MATTER = Pattern.compile("front matter: (.+)");
    private static final Pattern COUNTED = Pattern.compile("(1 |\\d+ × )(.+)");

    private IntakeWords() {}

    public static List<String> said(List<String> onRecord) {
        return onRecord.stream().map(IntakeWords::said).toList();
    }

    private static String said(String onRecord) {
        Matcher found = PICTURES.matcher(onRecord);
        if (found.matches()) {
            return say("{0} pictures; their descriptions were kept", found.group(1));
        }
        found = FRONT_MATTER.matcher(onRecord);
        if (found.matches()) {
            return say("front matter: {0}", found.group(1));
        }
        String words = say(onRecord);
        found = COUNTED.matcher(onRecord);
        return words.equals(onRecord) && found.matches() ? found.group(1) + say(found.group(2)) : words;
    }
}
