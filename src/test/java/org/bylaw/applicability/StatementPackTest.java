package org.bylaw.applicability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bylaw.document.Markdown;
import org.bylaw.evidencepack.EvidencePacks;
import org.bylaw.evidencepack.PackReading;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The evidence pack of a statement that went through its process and was signed. */
@ModuleTest
@Import(ApplicabilityTestBed.class)
class StatementPackTest {

    @Autowired
    ApplicabilityTestBed.Scene scene;

    @Autowired
    EvidencePacks packs;

    @Autowired
    Organisation organisation;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    @Test
    void holdsTheSignedTextTheFilesTheWayAndWhatChanged() {
        scene.inForce();
        scene.tailor(1, "applicable = false, justification = 'None of it here'");
        UUID second = scene.inForce();
        PackReading pack =
                PackReading.made(packs, organisation, scene.auditor, new SubjectRef(SubjectRef.APPLICABILITY, second));
        assertThat(pack.paths())
                .contains(
                        "text/statement.pdf",
                        "text/statement.xlsx",
                        "text/statement.txt",
                        "comparison/with-1.0.json",
                        "VERIFY.html");
        assertThat(pack.json("signatures/signatures.json").get(0).path("sha256").asString())
                .isEqualTo(Markdown.sha256(pack.bytes("text/statement.txt")));
        assertThat(pack.text("comparison/with-1.0.json")).contains("None of it here");
        assertThat(words(pack, "comparison/with-1.0.pdf"))
                .contains("version 2.0 compared with 1.0", "None of it here", "Justification", "Before", "After");
        assertThat(words(pack, "text/statement.pdf")).contains("Sign-off sheet", "Bea Boss", "Carla Compliance");
        assertThat(pack.json("decisions/rounds.json")).isNotEmpty();
        assertThat(pack.paths("process/models/", ".dmn")).isNotEmpty();
        String way = String.join(
                "\n",
                pack.paths("process/", "path.svg").stream().map(pack::text).toList());
        assertThat(way).contains("Bea Boss", "Carla Compliance", "class=\"taken\"");
    }

    private static String words(PackReading pack, String path) {
        try (PDDocument pdf = Loader.loadPDF(pack.bytes(path))) {
            return new PDFTextStripper().getText(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void isNotForStaffNorForOtherOwnersOfControls() {
        UUID version = scene.inForce();
        SubjectRef subject = new SubjectRef(SubjectRef.APPLICABILITY, version);
        for (UUID person : new UUID[] {scene.staff, scene.owner}) {
            assertThat(organisation.<Boolean>as(person, () -> packs.mayAsk(subject)))
                    .isFalse();
            assertThatThrownBy(() -> organisation.as(person, () -> packs.start(subject)))
                    .isInstanceOf(Problem.class);
        }
        assertThat(organisation.<Boolean>as(scene.boss, () -> packs.mayAsk(subject)))
                .isTrue();
    }
}
