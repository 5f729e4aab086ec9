package org.bylaw.evidence;

import static org.bylaw.evidence.HonestFiles.image;
import static org.bylaw.evidence.HonestFiles.pdf;
import static org.bylaw.evidence.HonestFiles.webp;
import static org.bylaw.fuzz.Bytes.of;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.bylaw.fuzz.FuzzTarget;
import org.bylaw.shared.Problem;

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
                                chosen(2, honest(() -> pdf())),
                                chosen(3, honest(() -> image("png"))),
                                chosen(4, honest(() -> image("jpg"))),
                                chosen(5, webp()),
                                chosen(7, office("spreadsheetml.sheet")),
                                chosen(8, office("presentationml.presentation")),
                                chosen(
                                        9,
                                        new Zips()
                                                .with("mimetype", "application/vnd.oasis.opendocument.text")
                                                .with("content.xml", "<x/>")
                                                .bytes()),
                                chosen(
                                        10,
                                        new Zips()
                                                .with("a.txt", "text")
                                                .with("b/c.csv", "1;2")
                                                .bytes()),
                                chosen(6, office("wordprocessingml.document"))),
                        EvidenceFuzz::check),
                new FuzzTarget(
                        "evidence-archive",
                        List.of(
                                of("a.txt\u0001text\u0002b/c.csv\u00011;2\u0002mimetype\u0001application/zip"),
                                of(
                                        "[Content_Types].xml\u0001<?xml version='1.0'?><Types><Override PartName='/x'"
                                                + " ContentType='application/vnd.openxmlformats-officedocument"
                                                + ".wordprocessingml.document.main+xml'/></Types>\u0002word/document.xml\u0001<x/>"),
                                of("mimetype\u0001application/vnd.oasis.opendocument.text\u0002Basic/x.xml\u0001x"),
                                of("../x\u0001MZ\u0002A.txt\u0001a\u0002a.TXT\u0001b\u0002run.bat. .\u0001x")),
                        EvidenceFuzz::checkArchive),
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

    private static byte[] office(String kind) {
        return new Zips()
                .types("application/vnd.openxmlformats-officedocument." + kind + ".main+xml")
                .with("x/main.xml", "<x/>")
                .bytes();
    }

    private static byte[] honest(Callable<byte[]> made) {
        try {
            return made.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** A whole archive of what the input says of its entries: changed bytes of one are mostly refused as damaged. */
    private static void checkArchive(byte[] input) {
        Zips archive = new Zips();
        String[] entries = new String(input, StandardCharsets.UTF_8).split("\u0002", -1);
        for (String entry : entries) {
            String[] parts = entry.split("\u0001", 2);
            archive.with(parts[0].substring(0, Math.min(parts[0].length(), 1000)), parts.length > 1 ? parts[1] : "");
        }
        for (String ending : List.of("zip", "docx", "xlsx", "odt")) {
            try {
                FileCheck.check("file." + ending, archive.bytes(), LARGEST);
            } catch (Problem refused) {
                continue;
            }
            for (String entry : entries) {
                String name = entry.split("\u0001", 2)[0];
                if (name.startsWith("/") || List.of(name.split("[/\\\\]")).contains("..")) {
                    throw new AssertionError("taken with a way out: " + name);
                }
            }
        }
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
