package org.bylaw.evidence;

import static org.bylaw.shared.Say.say;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.Tika;
import org.bylaw.shared.Problem;

/** Looks into a file before it becomes evidence: its content has to be what its name says, and nothing else beside. */
final class FileCheck {

    private static final Tika TIKA = new Tika();

    /** What a browser or a shell would run, though it is text. */
    private static final Set<String> RUN = Set.of(
            "text/html",
            "application/xhtml+xml",
            "image/svg+xml",
            "application/javascript",
            "text/javascript",
            "application/x-sh",
            "application/x-bat",
            "text/x-php",
            "text/x-python",
            "text/x-perl");

    private static final int HEAD = 1024;
    private static final int PDF_TAIL = 4096;

    private FileCheck() {}

    /** @throws Problem for the field {@code file}, in words, where it is not taken */
    static CheckedFile check(String givenName, byte[] content, int largest) {
        String name = FileNames.clean(givenName);
        if (content.length == 0) {
            throw refused(say("The file is empty."));
        }
        if (content.length > largest) {
            throw refused(say("The file is larger than {0} MB.", largest / 1024 / 1024));
        }
        FileKind kind = FileKind.called(name)
                .orElseThrow(() -> refused(
                        say("Files of this kind are not taken. Taken are PDF, PNG, JPEG, WebP, text, CSV, Markdown,"
                                + " Word, Excel, PowerPoint, ODT and ZIP.")));
        if (kind.isText()) {
            checkText(content);
        } else if (kind.isArchive()) {
            ArchiveCheck.check(content, kind);
        } else {
            checkPicture(kind, content);
        }
        return new CheckedFile(name, kind.mediaType(), content, Fingerprint.of(content));
    }

    static Problem refused(String why) {
        return Problem.invalid("file", why);
    }

    private static void checkText(byte[] content) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused(say("This is no text in UTF-8. Please save it as such."));
        }
        if (text.chars().anyMatch(sign -> Character.isISOControl(sign) && "\t\n\r\f".indexOf(sign) < 0)) {
            throw refused(say("This is no text: it has control signs."));
        }
        if (RUN.contains(TIKA.detect(content)) || hasMarkup(content) || isPicture(text)) {
            throw refused(say("This is a web page or a program, whatever its name says."));
        }
    }

    /** Tika wants to see the name space of SVG; what reads it may do without. */
    private static boolean isPicture(String text) {
        String shown = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return shown.stripLeading().regionMatches(true, 0, "<svg", 0, 4);
    }

    private static void checkPicture(FileKind kind, byte[] content) {
        boolean same = TIKA.detect(content).equals(kind.mediaType());
        boolean whole = same
                && switch (kind) {
                    case PDF -> begins(content, "%PDF-") && tail(content).contains("%%EOF");
                    case PNG -> endOfPng(content) == content.length;
                    case WEBP -> Math.abs(riffLength(content) - content.length) <= 1;
                    default -> true;
                };
        if (!same) {
            throw refused(say("Its content is not what its name says."));
        }
        if (!whole) {
            throw refused(say("The file is damaged, or something is hidden behind its end."));
        }
        if (ArchiveCheck.endsAsArchive(content) || hasMarkup(content)) {
            throw refused(say("The file is two kinds at once. Please save it anew."));
        }
    }

    private static boolean begins(byte[] content, String begin) {
        byte[] wanted = begin.getBytes(StandardCharsets.US_ASCII);
        return content.length > wanted.length && Arrays.equals(content, 0, wanted.length, wanted, 0, wanted.length);
    }

    private static boolean hasMarkup(byte[] content) {
        String head = new String(content, 0, Math.min(HEAD, content.length), StandardCharsets.ISO_8859_1)
                .toLowerCase(Locale.ROOT);
        return head.contains("<html") || head.contains("<script") || head.contains("<!doctype html");
    }

    private static String tail(byte[] content) {
        int from = Math.max(0, content.length - PDF_TAIL);
        return new String(content, from, content.length - from, StandardCharsets.ISO_8859_1);
    }

    /** Where its last chunk ends; -1 where a chunk goes beyond the file. */
    private static long endOfPng(byte[] content) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        long at = 8;
        while (at + 12 <= content.length) {
            long length = Integer.toUnsignedLong(bytes.getInt((int) at));
            boolean last = bytes.getInt((int) at + 4) == 0x49454E44;
            at += 12 + length;
            if (last) {
                return at;
            }
        }
        return -1;
    }

    private static long riffLength(byte[] content) {
        return content.length < 12
                ? -1
                : 8
                        + Integer.toUnsignedLong(
                                Integer.reverseBytes(ByteBuffer.wrap(content).getInt(4)));
    }
}
