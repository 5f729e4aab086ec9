package org.bylaw.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bylaw.evidence.HonestFiles.image;
import static org.bylaw.evidence.HonestFiles.pdf;
import static org.bylaw.evidence.HonestFiles.webp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.bylaw.shared.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes evidence is what its name says and nothing else beside. */
class FileCheckTest {

    private static final int LARGEST = 2 * 1024 * 1024;
    private static final String WORD =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final byte[] PROGRAM = {'M', 'Z', (byte) 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, (byte) 0xff, (byte) 0xff};

    private static CheckedFile check(String name, byte[] content) {
        return FileCheck.check(name, content, LARGEST);
    }

    private static void refused(String name, byte[] content, String because) {
        assertThatThrownBy(() -> check(name, content))
                .as(name)
                .isInstanceOfSatisfying(Problem.class, (Consumer<Problem>) problem -> {
                    assertThat(problem.field()).contains("file");
                    assertThat(problem.getMessage()).contains(because);
                });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] office(String main, String folder) {
        return new Zips().types(main).with(folder + "/main.xml", "<x/>").bytes();
    }

    @Test
    void eachKindIsTakenByItsContent() throws IOException {
        assertThat(check("a.pdf", pdf()).mediaType()).isEqualTo("application/pdf");
        assertThat(check("a.png", image("png")).mediaType()).isEqualTo("image/png");
        assertThat(check("a.JPG", image("jpg")).mediaType()).isEqualTo("image/jpeg");
        assertThat(check("a.webp", webp()).mediaType()).isEqualTo("image/webp");
        assertThat(check("a.txt", bytes("Größe: 1 < 2\r\n")).mediaType()).isEqualTo("text/plain");
        assertThat(check("a.csv", bytes("a;b\n1;2\n")).mediaType()).isEqualTo("text/csv");
        assertThat(check("a.md", bytes("# Test\n")).mediaType()).isEqualTo("text/markdown");
        assertThat(check("a.log", bytes("Date: today\nReceived: no\n")).mediaType())
                .isEqualTo("text/plain");
        assertThat(check("a.docx", office(WORD, "word")).mediaType()).endsWith("wordprocessingml.document");
        assertThat(check(
                                "a.xlsx",
                                office(
                                        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
                                        "xl"))
                        .mediaType())
                .endsWith("spreadsheetml.sheet");
        assertThat(check(
                                "a.pptx",
                                office(
                                        "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
                                        "ppt"))
                        .mediaType())
                .endsWith("presentationml.presentation");
        assertThat(check("a.odt", odt().bytes()).mediaType()).endsWith("opendocument.text");
        assertThat(check(
                                "a.zip",
                                new Zips()
                                        .with("scripts/readme.txt", "x")
                                        .with(
                                                "inner.zip",
                                                new Zips().with("b.txt", "y").bytes())
                                        .bytes())
                        .mediaType())
                .isEqualTo("application/zip");
    }

    private static Zips odt() {
        return new Zips()
                .with("mimetype", "application/vnd.oasis.opendocument.text")
                .with("content.xml", "<x/>");
    }

    @Test
    void theFingerprintIsThatOfTheBytes() {
        assertThat(check("a.txt", bytes("abc")).sha256())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void nothingAndTooMuchAreRefused() {
        refused("a.txt", new byte[0], "empty");
        byte[] most = new byte[LARGEST];
        Arrays.fill(most, (byte) 'x');
        assertThat(check("a.txt", most).sha256()).hasSize(64);
        refused("a.txt", joined(most, bytes("x")), "larger than 2 MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.exe", "a.html", "a.svg", "a.docm", "a.doc", "a.pdf.exe", "a", "pdf", "a.7z", "a.js"})
    void otherKindsAreRefused(String name) throws IOException {
        refused(name, pdf(), "not taken");
    }

    @Test
    void contentThatIsNotWhatTheNameSaysIsRefused() throws IOException {
        refused("a.pdf", image("png"), "not what its name says");
        refused("a.png", pdf(), "not what its name says");
        refused("a.jpg", bytes("hello"), "not what its name says");
        refused("a.webp", image("jpg"), "not what its name says");
        refused("a.docx", bytes("hello"), "not what its name says");
        refused("a.docx", new Zips().with("a.txt", "x").bytes(), "not what its name says");
        refused("a.xlsx", office(WORD, "word"), "not what its name says");
        refused("a.odt", office(WORD, "word"), "not what its name says");
        refused("a.zip", pdf(), "not what its name says");
        refused("a.txt", PROGRAM, "no text");
        refused("a.txt", image("png"), "no text");
        refused("a.csv", new byte[] {(byte) 0xc3, (byte) 0x28}, "UTF-8");
        refused("a.md", bytes("a\u0000b"), "control signs");
        refused("a.txt", bytes("\n<!DOCTYPE html><html><body onload=alert(1)>"), "web page");
        refused("a.txt", bytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"), "web page");
        refused("a.log", bytes("#!/bin/sh\nrm -rf /\n"), "program");
    }

    @Test
    void filesThatAreTwoKindsAtOnceAreRefused() throws IOException {
        byte[] archive = new Zips().with("a.txt", "x").bytes();
        refused("a.jpg", joined(image("jpg"), archive), "two kinds");
        refused("a.pdf", joined(pdf(), archive), "two kinds");
        refused("a.png", joined(image("png"), archive), "hidden behind its end");
        refused("a.png", joined(image("png"), bytes("<script>")), "hidden behind its end");
        refused("a.webp", joined(webp(), archive), "hidden behind its end");
        refused("a.pdf", bytes("%PDF-1.4\n<html><script>alert(1)</script></html>\n%%EOF"), "two kinds");
        refused("a.pdf", bytes("%PDF-1.4\nnothing more"), "damaged");
        refused("a.zip", joined(bytes("%PDF-1.4\n"), archive), "not what its name says");
    }

    @Test
    void macrosAreRefusedWhateverTheyAreCalled() {
        refused(
                "a.docx",
                new Zips().types(WORD).with("word/vbaProject.bin", "x").bytes(),
                "macros");
        refused(
                "a.docx",
                new Zips()
                        .types(WORD, "application/vnd.ms-office.vbaProject")
                        .with("word/harmless.bin", "x")
                        .bytes(),
                "macros");
        refused("a.docx", office("application/vnd.ms-word.document.macroEnabled.main+xml", "word"), "macros");
        refused("a.odt", odt().with("Basic/Standard/Module1.xml", "<x/>").bytes(), "macros");
        byte[] inside =
                new Zips().types(WORD, "application/vnd.ms-office.vbaProject").bytes();
        refused("a.zip", new Zips().with("letter.docx", inside).bytes(), "macros");
    }

    @Test
    void anOfficeFileCannotReadOtherFiles() {
        refused(
                "a.docx",
                new Zips()
                        .with(
                                "[Content_Types].xml",
                                "<!DOCTYPE t [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><Types>&x;</Types>")
                        .bytes(),
                "");
    }

    @Test
    void bombsAreRefused() {
        byte[] zeros = new byte[(int) ArchiveCheck.SMALL + 1];
        byte[] bomb = new Zips().with("zeros.txt", zeros).bytes();
        assertThat(bomb.length).isLessThan(20_000);
        refused("a.zip", bomb, "far too large");
        refused("a.zip", new Zips().with("inner.zip", bomb).bytes(), "far too large");
        refused(
                "a.docx",
                new Zips().types(WORD).with("word/document.xml", zeros).bytes(),
                "far too large");

        Zips many = new Zips();
        for (int i = 0; i <= ArchiveCheck.MOST_ENTRIES; i++) {
            many.with(i + ".txt", "");
        }
        refused("a.zip", many.bytes(), "more than");

        byte[] nested = new Zips().with("a.txt", "x").bytes();
        for (int i = 0; i < ArchiveCheck.MOST_DEPTH; i++) {
            nested = new Zips().with("inner", nested).bytes();
        }
        refused("a.zip", nested, "too deeply");
    }

    @Test
    void muchThatIsPackedWellIsNoBomb() {
        byte[] noise = new byte[1024 * 1024];
        new Random(1).nextBytes(noise);
        byte[] text = new byte[(int) ArchiveCheck.SMALL];
        Arrays.fill(text, (byte) 'x');
        assertThat(check(
                                "a.zip",
                                new Zips()
                                        .with("noise.bin", noise)
                                        .with("x.txt", text)
                                        .bytes())
                        .sha256())
                .hasSize(64);
    }

    @Test
    void tricksInsideOfArchivesAreRefused() {
        refused("a.zip", new Zips().with("../../etc/passwd.txt", "x").bytes(), "points outside");
        refused("a.zip", new Zips().with("/etc/passwd.txt", "x").bytes(), "points outside");
        refused("a.zip", new Zips().with("C:\\x.txt", "x").bytes(), "points outside");
        refused("a.zip", new Zips().with("a\u202Etxt.exe", "x").bytes(), "points outside");
        refused("a.zip", new Zips().with("A.txt", "x").with("a.txt", "y").bytes(), "twice");
        refused("a.zip", new Zips().with("setup.exe", "x").bytes(), "program");
        refused("a.zip", new Zips().with("harmless.txt", PROGRAM).bytes(), "program");
        refused(
                "a.zip",
                new Zips()
                        .with("x.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0})
                        .bytes(),
                "archive");
        refused("a.zip", new Zips().bytes(), "");
    }

    @Test
    void aDamagedOrLockedArchiveIsRefused() {
        byte[] archive =
                new Zips().with("a.txt", "some content that is long enough").bytes();
        refused("a.zip", Arrays.copyOf(archive, archive.length - 10), "damaged");
        byte[] locked = archive.clone();
        for (int i = 0; i < locked.length - 10; i++) {
            if (locked[i] == 'P' && locked[i + 1] == 'K' && locked[i + 2] == 1 && locked[i + 3] == 2) {
                locked[i + 8] |= 1;
            }
        }
        refused("a.zip", locked, "damaged or protected");
    }

    @Test
    void namesAreMadeHarmless() {
        byte[] text = bytes("x");
        assertThat(check("../../etc/pass\"wd.txt", text).name()).isEqualTo("pass_wd.txt");
        assertThat(check("C:\\temp\\a.txt", text).name()).isEqualTo("a.txt");
        assertThat(check("a\r\nSet-Cookie: x.txt", text).name()).isEqualTo("aSet-Cookie_ x.txt");
        assertThat(check("..hidden.txt", text).name()).isEqualTo("hidden.txt");
        assertThat(check("con.txt", text).name()).isEqualTo("_con.txt");
        assertThat(check("Gro\u0308\u200Bße.txt", text).name()).isEqualTo("Größe.txt");
        assertThat(check("x".repeat(400) + ".txt", text).name()).hasSize(200).endsWith("x.txt");
        refused("fdp\u202Etxt.txt", text, "direction of writing");
        refused("\u200B", text, "no name");
        refused("x." + "y".repeat(400), text, "too long");
    }

    @Test
    void aListOfPartsThatTheParserHasNoWordsForIsRefusedInWords() {
        refused(
                "a.docx",
                new Zips()
                        .with("[Content_Types].xml", "<!DOCTYPE x [<!\u0005NTITY a 'b'>]><Types/>")
                        .with("word/document.xml", "<x/>")
                        .bytes(),
                "damaged");
    }

    @Test
    void aProgramIsOneHoweverItsNameEnds() {
        for (String name : new String[] {"run.bat", "run.bat.", "run.bat . .", "a/run.js "}) {
            refused("a.zip", new Zips().with(name, "echo").bytes(), "holds a program");
        }
        check("a.zip", new Zips().with("notes.txt.", "text").bytes());
    }
}
