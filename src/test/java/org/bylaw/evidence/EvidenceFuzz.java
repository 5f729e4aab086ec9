package org.bylaw.evidence;

import static org.bylaw.fuzz.Bytes.of;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.bylaw.fuzz.FuzzTarget;

/** Files of any kind as evidence: the first byte chooses the name, the rest is the content. */
public final class EvidenceFuzz {

    private static final List<String> ENDINGS =
            List.of("txt", "csv", "pdf", "png", "jpg", "webp", "docx", "xlsx", "pptx", "odt", "zip", "svg");

    private static final int LARGEST = 1024 * 1024;

    private EvidenceFuzz() {}

    public static List<FuzzTarget> targets() {
        return List.of(
                new FuzzTarget(
                        "evidence",
                        List.of(
                                of("\0Plain text."),
                                of("\u0002%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF"),
                                of("\u0003\u0089PNG\r\n\u001a\n"),
                                of("\u000b<svg onload='x()'/>"),
                                chosen(
                                        10,
                                        new Zips()
                                                .with("a.txt", "text")
                                                .with("b/c.csv", "1;2")
                                                .bytes()),
                                chosen(
                                        6,
                                        new Zips()
                                                .types("application/x")
                                                .with("word/document.xml", "<x/>")
                                                .bytes())),
                        EvidenceFuzz::check),
                new FuzzTarget("file-name", List.of(of("a/b\\c\u202Efdp.exe"), of("CON.txt")), input -> {
                    String name = FileNames.clean(new String(input, StandardCharsets.UTF_8));
                    if (name.isBlank() || name.length() > FileNames.LONGEST || FileNames.isTrick(name)) {
                        throw new AssertionError(name);
                    }
                }));
    }

    private static byte[] chosen(int ending, byte[] content) {
        byte[] input = new byte[content.length + 1];
        input[0] = (byte) ending;
        System.arraycopy(content, 0, input, 1, content.length);
        return input;
    }

    private static void check(byte[] input) {
        if (input.length == 0) {
            return;
        }
        String ending = ENDINGS.get(Byte.toUnsignedInt(input[0]) % ENDINGS.size());
        CheckedFile file = FileCheck.check("file." + ending, Arrays.copyOfRange(input, 1, input.length), LARGEST);
        String head = new String(file.content(), StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (ending.equals("svg") || head.startsWith("<svg") || head.startsWith("<html")) {
            throw new AssertionError("a " + ending + " was taken that a browser runs");
        }
    }
}
