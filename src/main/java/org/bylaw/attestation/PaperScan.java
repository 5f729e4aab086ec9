package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

import java.util.Arrays;
import java.util.List;
import org.bylaw.shared.Problem;

/**
 * The scan of signed paper; its kind is told from its content, whatever its name says.
 *
 * @param mediaType PDF, PNG, JPEG or TIFF
 */
public record PaperScan(String name, String mediaType, byte[] content) {

    public static final int LARGEST = 20 * 1024 * 1024;

    private record Kind(String mediaType, byte[] begin) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("application/pdf", new byte[] {'%', 'P', 'D', 'F', '-'}),
            new Kind("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}),
            new Kind("image/jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}),
            new Kind("image/tiff", new byte[] {'I', 'I', '*', 0}),
            new Kind("image/tiff", new byte[] {'M', 'M', 0, '*'}));

    /** @throws Problem where it is too large or none of these kinds */
    public static PaperScan of(String name, byte[] content) {
        if (content.length > LARGEST) {
            throw Problem.invalid("scan", say("The scan is larger than {0} MB.", LARGEST / 1024 / 1024));
        }
        String mediaType = KINDS.stream()
                .filter(kind -> begins(content, kind.begin()))
                .findFirst()
                .map(Kind::mediaType)
                .orElseThrow(() -> Problem.invalid("scan", say("The scan has to be a PDF, PNG, JPEG or TIFF file.")));
        return new PaperScan(named(name), mediaType, content);
    }

    private static boolean begins(byte[] content, byte[] begin) {
        return content.length > begin.length && Arrays.equals(content, 0, begin.length, begin, 0, begin.length);
    }

    /** Without folders and what a header of a download could not carry. */
    private static String named(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\"]", "")
                .strip();
        String kept = last.length() > 200 ? last.substring(last.length() - 200) : last;
        return kept.isEmpty() ? "scan" : kept;
    }
}
