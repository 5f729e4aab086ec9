package org.bylaw.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class IntakeTest {

    private static final String WORD =
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                    + "<w:body><w:p><w:r><w:t>Laptops are encrypted.</w:t></w:r></w:p>%s</w:body></w:document>";

    @Test
    void frontMatterIsReadEvenWithoutItsOpeningLine() {
        for (String opening : List.of("", "---\n")) {
            IntakeResult result = one(
                    "password.md",
                    opening + "name: Password Policy\nacronym: PWP\n---\n\n# Purpose\n\na. First\n\nb. Second\n");
            assertThat(result.isRefused()).isFalse();
            assertThat(result.title()).isEqualTo("Password Policy");
            assertThat(result.reference()).isEqualTo("PWP");
            assertThat(result.markdown())
                    .startsWith("# Purpose")
                    .contains("1. First")
                    .contains("2. Second");
        }
    }

    @Test
    void lettersAndRomanNumeralsBecomeNumbersAtEveryDepth() {
        IntakeResult result = one(
                "x.md",
                "# Access\n\na. *Onboarding:*\n\n  i. HR tells IT,\n     in writing.\n\n  i. IT acts.\n\na. *Offboarding:*\n\n      i. Deep.\n\n"
                        + "i. e. nothing else\n\nParagraph, line one\ni. e. this is no list.\n");
        assertThat(Markdown.render(result.markdown()).html().replace("\n", ""))
                .startsWith("<ol><li><p><em>Onboarding:</em></p>"
                        + "<ol><li><p>HR tells IT,in writing.</p></li><li><p>IT acts.</p></li></ol>"
                        + "</li><li><p><em>Offboarding:</em></p><ol><li>Deep.</li></ol></li></ol>"
                        + "<p>i. e. nothing else</p>");
        assertThat(result.markdown())
                .contains("2. *Offboarding:*\n\n    1. Deep.")
                .contains("Paragraph, line one\ni. e. this is no list.");
        assertThat(one("y.md", "Use 2 keys.\n\n- one\n  - two\n").markdown())
                .isEqualTo("Use 2 keys.\n\n- one\n  - two\n");
    }

    @Test
    void whatOfTheFrontMatterIsNotUsedIsSaid() {
        IntakeResult result = one("x.md", "name: Media Policy\nsatisfies: A.8\n---\n\nText.\n");
        assertThat(result.taken()).contains("Title from the front matter");
        assertThat(result.lost()).containsExactly("front matter: satisfies");
    }

    @Test
    void frontMatterThatWordRanTogetherIsReadAndItsHeadingRestored() throws IOException {
        String paragraph =
                "<w:p><w:r><w:t>name: Remote Policy acronym: RMP satisfies: TSC: - CC6.1 — # Purpose</w:t></w:r></w:p>";
        byte[] with = docx(
                "",
                Map.of(
                        "word/document.xml",
                        WORD.replace("<w:body>", "<w:body>" + paragraph).formatted("")));
        IntakeResult result =
                Intake.read(List.of(new FileSource("remote.docx", with))).getFirst();
        assertThat(result.title()).isEqualTo("Remote Policy");
        assertThat(result.reference()).isEqualTo("RMP");
        assertThat(result.markdown()).startsWith("# Purpose\n\nLaptops are encrypted.");
    }

    @Test
    void aTitleIsNotDoubled() {
        IntakeResult result = one("x.md", "# Clean desk\n\nDesks are empty at night.\n");
        assertThat(result.title()).isEqualTo("Clean desk");
        assertThat(result.markdown()).isEqualTo("Desks are empty at night.\n");
    }

    @Test
    void oldEncodingsAreReadAndSaidSo() {
        IntakeResult result = Intake.read(List.of(
                        new FileSource("alt.md", "Schlüssel für Räume".getBytes(Charset.forName("windows-1252")))))
                .getFirst();
        assertThat(result.markdown()).contains("Schlüssel für Räume");
        assertThat(result.taken()).anyMatch(line -> line.contains("Windows-1252"));
    }

    @Test
    void htmlLosesWhatRuns() {
        IntakeResult result = one(
                "x.html",
                "<html><head><title>Media</title></head><body><h2>Use</h2><script>alert(1)</script>"
                        + "<p onclick='x()'>Tapes are <b>locked away</b>.</p><img src='a.png'></body></html>");
        assertThat(result.title()).isEqualTo("Media");
        assertThat(result.markdown())
                .contains("## Use")
                .contains("**locked away**")
                .doesNotContain("alert");
        assertThat(result.lost()).containsExactly("1 picture");
    }

    @Test
    void wordFilesAreReadAndLossesNamed() throws IOException {
        IntakeResult result = Intake.read(
                        List.of(new FileSource("laptops.docx", docx("<w:p><w:r><w:drawing/></w:r></w:p>", Map.of()))))
                .getFirst();
        assertThat(result.refused()).isNull();
        assertThat(result.markdown()).contains("Laptops are encrypted.");
        assertThat(result.lost()).containsExactly("1 picture");
    }

    @Test
    void macrosEntitiesAndWrongContentAreRefused() throws IOException {
        assertThat(refusal("m.docx", docx("", Map.of("word/vbaProject.bin", "x"))))
                .contains("macros");
        assertThat(refusal("e.docx", docx("", Map.of("word/styles.xml", "<!DOCTYPE x [<!ENTITY a 'b'>]><x/>"))))
                .contains("entities");
        assertThat(refusal("n.docx", "just text".getBytes(StandardCharsets.UTF_8)))
                .contains("no Word file");
        assertThat(refusal("n.md", new byte[] {1, 0, 2})).contains("something else");
        assertThat(refusal("n.exe", new byte[] {1})).contains("Only Markdown");
        assertThat(refusal("n.zip", "no zip".getBytes(StandardCharsets.UTF_8))).contains("is none");
        assertThat(refusal("big.md", new byte[Intake.LARGEST_FILE + 1])).contains("10 MB");
    }

    @Test
    void oneBadFileInAZipDoesNotSpoilTheOthers() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("good.md", bytes("# Good\n\nText."));
        files.put("../evil.md", bytes("# Evil"));
        files.put("C:/evil.md", bytes("# Evil"));
        files.put("inner.zip", bytes("PK"));
        files.put("also/good.html", bytes("<html><body><h1>Also</h1><p>Text.</p></body></html>"));
        List<IntakeResult> results = Intake.read(List.of(new FileSource("all.zip", zip(files))));
        assertThat(results).hasSize(5);
        assertThat(results)
                .filteredOn(result -> !result.isRefused())
                .extracting(IntakeResult::title)
                .containsExactly("Good", "Also");
        assertThat(results)
                .filteredOn(IntakeResult::isRefused)
                .extracting(IntakeResult::refused)
                .containsExactly(
                        "Its name points outside of the zip.",
                        "Its name points outside of the zip.",
                        "A zip inside of a zip is not opened.");
    }

    @Test
    void aZipBombStopsAtTheLimit() throws IOException {
        byte[] bomb = zip(Map.of("bomb.md", new byte[60 * 1024 * 1024]));
        assertThat(bomb.length).isLessThan(100_000);
        assertThat(Intake.read(List.of(new FileSource("bomb.zip", bomb))))
                .isNotEmpty()
                .allMatch(IntakeResult::isRefused);
    }

    @Test
    void moreThanAThousandFilesAreTooMany() {
        List<FileSource> many = new ArrayList<>(IntStream.rangeClosed(1, 1001)
                .mapToObj(i -> new FileSource(i + ".md", bytes("Text " + i)))
                .toList());
        List<IntakeResult> results = Intake.read(many);
        assertThat(results).filteredOn(result -> !result.isRefused()).hasSize(1000);
        assertThat(results.getLast().refused()).contains("1,000");
    }

    @Test
    void aGermanReaderReadsWhyAFileIsRefusedAndWhatAnotherLost() {
        LocaleContextHolder.setLocale(Locale.GERMAN);
        try {
            assertThat(Intake.read(List.of(new FileSource("a.md", new byte[0])))
                            .getFirst()
                            .refused())
                    .isEqualTo("Die Datei ist leer.");
            assertThat(IntakeWords.said(List.of(
                            "1 picture",
                            "3 × text box",
                            "2 pictures; their descriptions were kept",
                            "front matter: tags")))
                    .containsExactly(
                            "1 Bild",
                            "3 × Textfeld",
                            "2 Bilder; die Beschreibungen blieben erhalten",
                            "Kopfdaten: tags");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private static IntakeResult one(String name, String text) {
        return Intake.read(List.of(new FileSource(name, bytes(text)))).getFirst();
    }

    private static String refusal(String name, byte[] content) {
        return String.valueOf(
                Intake.read(List.of(new FileSource(name, content))).getFirst().refused());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] docx(String more, Map<String, String> parts) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(
                "[Content_Types].xml",
                bytes("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"));
        files.put(
                "_rels/.rels",
                bytes(
                        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                                + "<Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"));
        files.put("word/document.xml", bytes(WORD.formatted(more)));
        parts.forEach((name, content) -> files.put(name, bytes(content)));
        return zip(files);
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
