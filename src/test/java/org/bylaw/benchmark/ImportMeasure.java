package org.bylaw.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bylaw.document.FileSource;
import org.bylaw.document.Intake;
import org.bylaw.document.Markdown;
import org.bylaw.policy.Classification;
import org.bylaw.policy.DocumentType;
import org.bylaw.policy.Imports;
import org.bylaw.shared.Role;
import org.bylaw.testing.Organisation;
import org.springframework.context.ApplicationContext;

/** Importing documents, a third each Markdown, Word and HTML, against reading the same files alone. */
final class ImportMeasure {

    private static final int FILES = 1_000;
    private static final int WARM_UPS = 1;
    private static final int ROUNDS = 3;
    private static final int LENGTH = 30_000;

    private final Imports imports;
    private final Organisation organisation;
    private final UUID author;
    private final Imports.Common common;

    ImportMeasure(ApplicationContext application) {
        imports = application.getBean(Imports.class);
        organisation = application.getBean(Organisation.class);
        UUID department = organisation.department("import", "Import");
        author = organisation.hire("Author", department, null, Role.POLICY_AUTHOR, Role.POLICY_OWNER);
        common = new Imports.Common(DocumentType.POLICY, author, department, Classification.INTERNAL, "en", 12);
    }

    Measure run() {
        Timing stored = new Timing();
        Timing parsed = new Timing();
        List<FileSource> files = files(2, FILES);
        Timing.interleave(WARM_UPS, ROUNDS, () -> store(files), stored, () -> Intake.read(files), parsed);
        return new Measure(
                "import over parsing alone",
                stored.median() / parsed.median(),
                parsed.median(),
                2,
                "1,000 documents of 30 kB (Markdown, Word, HTML) at once, %d times; median %.1f s, parsing alone %.1f s"
                        .formatted(stored.size(), stored.median() / 1000, parsed.median() / 1000));
    }

    void store(List<FileSource> files) {
        List<Imports.Report> reports = organisation.as(author, () -> imports.take(files, common, (done, all) -> {}));
        if (reports.stream().anyMatch(report -> report.versionId() == null)) {
            throw new IllegalStateException("A file was refused: " + reports);
        }
    }

    static List<FileSource> files(long seed, int number) {
        Texts texts = new Texts(seed);
        return IntStream.range(0, number)
                .mapToObj(i -> {
                    String title = texts.sentence(5);
                    String markdown = texts.markdown(LENGTH);
                    return switch (i % 3) {
                        case 0 -> file(i + ".md", "# " + title + "\n\n" + markdown);
                        case 1 -> new FileSource(i + ".docx", word(title, markdown));
                        default ->
                            file(
                                    i + ".html",
                                    "<html><head><title>" + title + "</title></head><body>"
                                            + Markdown.render(markdown).html() + "</body></html>");
                    };
                })
                .toList();
    }

    private static FileSource file(String name, String text) {
        return new FileSource(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The paragraphs as a Word file. */
    private static byte[] word(String title, String markdown) {
        StringBuilder body = new StringBuilder(paragraph("Title", title));
        for (String passage : markdown.split("\n+")) {
            boolean heading = passage.startsWith("## ");
            body.append(paragraph(heading ? "Heading2" : "Normal", heading ? passage.substring(3) : passage));
        }
        Map<String, String> parts = Map.of(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>",
                "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body
                        + "</w:body></w:document>");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String paragraph(String style, String text) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr><w:r><w:t>" + text + "</w:t></w:r></w:p>";
    }
}
