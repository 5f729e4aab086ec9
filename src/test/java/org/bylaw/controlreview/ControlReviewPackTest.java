package org.bylaw.controlreview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bylaw.document.Markdown;
import org.bylaw.evidence.Evidences;
import org.bylaw.evidence.NewEvidence;
import org.bylaw.evidencepack.EvidencePacks;
import org.bylaw.evidencepack.PackReading;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The evidence pack of a review that was assessed, tested, found wanting and accepted. */
class ControlReviewPackTest extends ReviewTestBed {

    @Autowired
    EvidencePacks packs;

    @Autowired
    Evidences evidences;

    @Test
    void holdsWhatWasTestedTheFilesTheFindingsAndWhoSigned() {
        ControlReviewFacts testing = testing();
        byte[] file = "read,when\nyes,daily\n".getBytes(StandardCharsets.UTF_8);
        organisation.as(
                tester,
                () -> evidences.attach(
                        testing.subject(),
                        new NewEvidence(
                                "Days",
                                new NewEvidence.File(evidences.check("days of logs.csv", file)),
                                LocalDate.now(clock),
                                null)));
        raise(tester, testing);
        organisation.as(tester, () -> reviews.test(testing.id(), testing.revision(), test(TestResult.NOT_EFFECTIVE)));
        dueJobs.runAll();
        sign(management, Acceptance.REMAINING_RISK, "We live with it till June");
        dueJobs.runAll();
        UUID auditor = organisation.hire("Ada Auditor", null, null, Role.AUDITOR);
        PackReading pack = PackReading.made(packs, organisation, auditor, testing.subject());
        assertThat(pack.paths())
                .contains("text/review.pdf", "text/review.txt", "text/review.json", "findings/findings.json");
        assertThat(pack.paths("evidence/01/", ".csv")).singleElement().satisfies(path -> assertThat(pack.bytes(path))
                .isEqualTo(file));
        assertThat(pack.json("evidence/evidence.json").get(0).path("sha256").asString())
                .isEqualTo(Markdown.sha256(file));
        assertThat(pack.json("findings/findings.json").get(0).path("title").asString())
                .isEqualTo("Alerts are not read");
        String way = String.join(
                "\n",
                pack.paths("process/", "path.svg").stream().map(pack::text).toList());
        assertThat(way).contains("Otto Frey", "Tessa Roth", "Maja Berg");
        assertThat(way)
                .contains("Otto Frey assessed the control: maturity 3 of 5", "Tessa Roth tested")
                .doesNotContain("ControlAssessed", "ControlTested");
        assertThat(pack.json("decisions/decisions.json").findValuesAsString("stage"))
                .containsExactly("Assessment", "Test");
        assertThat(pack.paths("comparison/", "")).isEmpty();
        assertThat(pack.paths("process/", "corrective-action/path.svg")).hasSize(1);
        assertThat(pack.text(pack.paths("process/", "control-review/path.json").getFirst()))
                .contains("\"person\" : \"Otto Frey\"", "\"outcome\" : \"done\"");
    }

    @Test
    void aLaterReviewIsComparedWithTheOneBeforeIt() throws IOException {
        accepting(TestResult.EFFECTIVE);
        sign(management, Acceptance.RESULT, "");
        dueJobs.runAll();
        ControlReviewFacts next = newest();
        organisation.as(compliance, () -> reviews.pullForward(List.of(next.id()), ReviewCause.INCIDENT, "Again"));
        ControlReviewFacts open = newest();
        organisation.as(owner, () -> reviews.assess(open.id(), open.revision(), "Logs are read by a machine", 4));
        PackReading pack = PackReading.made(packs, organisation, compliance, next.subject());
        assertThat(pack.text("comparison/with-review-1.json"))
                .contains("Logs are read daily", "Logs are read by a machine")
                .doesNotContain("Otto Frey");
        try (PDDocument pdf = Loader.loadPDF(pack.bytes("comparison/with-review-1.pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("compared with review 1", "Before", "Logs are read daily", "Logs are read by a machine");
        }
    }

    @Test
    void isForItsOwnerButNotForTheOwnerOfAnotherControlNorForTheTester() {
        ControlReviewFacts review = testing();
        assertThat(organisation.<Boolean>as(owner, () -> packs.mayAsk(review.subject())))
                .isTrue();
        UUID staff = organisation.hire("Sam Staff", null, null);
        refused(() -> organisation.as(other, () -> packs.start(review.subject())), Problem.Kind.FORBIDDEN, "");
        refused(() -> organisation.as(staff, () -> packs.start(review.subject())), Problem.Kind.FORBIDDEN, "");
    }
}
