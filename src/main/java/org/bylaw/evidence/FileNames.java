package org.bylaw.evidence;

import static org.bylaw.shared.Say.say;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.bylaw.shared.Problem;

/** Makes names of files harmless: for headers, for every file system, and for the eyes of people. */
final class FileNames {

    static final int LONGEST = 200;

    /** With its folders; patterns are not let loose on more. */
    private static final int LONGEST_GIVEN = 2000;

    /** Signs that turn the direction of what follows: "fdp.exe" is then read as "exe.pdf". */
    private static final Pattern TURNING = Pattern.compile("[\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    /** Control signs, invisible ones, those for private use, and halves of signs. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private static final Pattern RESERVED = Pattern.compile("[<>:\"|?*;]");
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private FileNames() {}

    /**
     * The name without folders, invisible signs and what file systems keep for themselves.
     *
     * @throws Problem where it turns the direction of writing, or nothing is left
     */
    static String clean(String name) {
        if (name.length() > LONGEST_GIVEN) {
            throw Problem.invalid("file", say("The name of the file is too long. Please rename it first."));
        }
        if (TURNING.matcher(name).find()) {
            throw Problem.invalid(
                    "file",
                    say("The name of the file has signs that turn the direction of writing. Please rename it first."));
        }
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String visible = INVISIBLE
                .matcher(Normalizer.normalize(last, Normalizer.Form.NFC))
                .replaceAll("");
        String kept = RESERVED.matcher(visible).replaceAll("_").replaceAll("(?U)^[.\\s]+|[.\\s]+$", "");
        if (kept.isEmpty()) {
            throw Problem.invalid("file", say("The file has no name. Please rename it first."));
        }
        String named = DEVICE.matcher(kept).matches() ? "_" + kept : kept;
        return named.length() > LONGEST ? shortened(named) : named;
    }

    /** Keeps the ending, and cuts no sign in two. */
    private static String shortened(String name) {
        String ending = name.substring(Math.max(0, name.lastIndexOf('.')));
        int end = Math.max(1, LONGEST - ending.length());
        if (ending.length() > 10 || end >= name.length()) {
            throw Problem.invalid("file", say("The name of the file is too long. Please rename it first."));
        }
        int whole = Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end;
        return name.substring(0, whole) + ending;
    }

    /** Whether a name inside of an archive points elsewhere or hides something. */
    static boolean isTrick(String name) {
        String path = name.replace('\\', '/');
        return path.startsWith("/")
                || path.matches("^[A-Za-z]:.*")
                || ("/" + path + "/").contains("/../")
                || TURNING.matcher(path).find()
                || path.codePoints().anyMatch(Character::isISOControl);
    }
}
