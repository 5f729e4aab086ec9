package org.bylaw.applicability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bylaw.applicability.file.StatementFiles;
import org.bylaw.applicability.file.StatementFiles.Format;
import org.bylaw.shared.Problem;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
@Import(ApplicabilityTestBed.class)
class StatementFilesTest {

    @TempDir
    private Path folder;

    @Autowired
    private ApplicabilityTestBed.Scene scene;

    @Autowired
    private StatementFiles files;

    @Autowired
    private Organisation organisation;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    private StatementFiles.Download file(UUID person, UUID version, Format format) {
        return organisation.as(person, () -> files.of(version, format));
    }

    private static String pdf(byte[] content) throws IOException {
        try (PDDocument document = Loader.loadPDF(content)) {
            assertThat(document.getPage(0).getMediaBox().getWidth())
                    .isGreaterThan(document.getPage(0).getMediaBox().getHeight());
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    private String sheet(byte[] content, String name) throws IOException {
        Path file = Files.write(folder.resolve("statement.xlsx"), content);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry("xl/worksheets/" + name);
            return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void thePdfCarriesVersionDateApproversSignatureAndEveryControl() throws IOException {
        scene.tailor(1, "applicable = false, justification = 'Nothing of that here'");
        UUID version = scene.inForce();
        StatementFiles.Download download = file(scene.auditor, version, Format.PDF);
        assertThat(download.fileName()).isEqualTo("statement-of-applicability-" + scene.framework + "-1.0.pdf");
        String text = pdf(download.content());
        assertThat(text)
                .contains("Statement, version 1.0", "In force since", "Approved by Bea Boss", "All sites")
                .contains("I, Bea Boss, approve “Statement, version 1.0” for the stage “Management”.")
                .contains(scene.version(version).sha256())
                .contains("1.1 Control 1.1", "1.2 Control 1.2", "1.10 Control", "Nothing of that here", "Otto Owner")
                .doesNotContain("Not approved");
    }

    @Test
    void aDraftSaysThatItIsNotInForce() throws IOException {
        assertThat(pdf(file(scene.compliance, scene.draft(), Format.PDF).content()))
                .contains("Not approved. It is not in force.", "Nobody yet");
    }

    @Test
    void theWorkbookHoldsTheSameAndReckonsNothingThatSomebodyTyped() throws IOException {
        scene.tailor(0, "justification = '=HYPERLINK(\"http://evil\",\"x\")'");
        UUID version = scene.inForce();
        byte[] content = file(scene.auditor, version, Format.XLSX).content();
        String controls = sheet(content, "sheet1.xml");
        assertThat(controls)
                .contains("1.10", "Control 1.2", "Otto Owner", "=HYPERLINK")
                .doesNotContain("<f>");
        assertThat(sheet(content, "sheet2.xml"))
                .contains("Bea Boss", "1.0", scene.version(version).sha256());
    }

    @Test
    void whatIsHandedOutIsWhatWasFrozenAndItIsOnRecord() throws IOException {
        UUID version = scene.inForce();
        scene.tailor(0, "how = 'Changed since'");
        assertThat(pdf(file(scene.owner, version, Format.PDF).content())).doesNotContain("Changed since");
        assertThat(jdbc.sql("SELECT count(*) FROM audit_event WHERE act = 'StatementExported' AND actor_id = :id")
                        .param("id", scene.owner)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoMayNotReadItGetsNoFile() {
        UUID version = scene.inForce();
        assertThatThrownBy(() -> file(scene.staff, version, Format.PDF))
                .isInstanceOfSatisfying(Problem.class, (Consumer<Problem>)
                        problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
    }
}
