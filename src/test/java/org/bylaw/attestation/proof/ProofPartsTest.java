package org.bylaw.attestation.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bylaw.attestation.AskedPerson;
import org.bylaw.attestation.AttestationState;
import org.bylaw.attestation.CampaignState;
import org.bylaw.attestation.CampaignSummary;
import org.bylaw.attestation.Confirmation;
import org.bylaw.attestation.Figures;
import org.bylaw.attestation.GroupFigures;
import org.bylaw.audience.AudienceRule;
import org.bylaw.document.paper.Conformance;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The proof of a crowd: several PDFs, each for everybody and for the archive, with each person in one of them. */
class ProofPartsTest {

    private static final Instant AT = Instant.parse("2026-05-04T10:11:12Z");
    private static final int MOST = 125;

    @Test
    void eachPartIsTaggedToItsLastCellAndEachPersonStandsInOneOfThem() throws IOException {
        int total = 300;
        // Two came after they were counted.
        Map<String, byte[]> parts = written(total, total + 2);
        assertThat(parts.keySet())
                .containsExactly("proof-part-01-of-03.pdf", "proof-part-02-of-03.pdf", "proof-part-03-of-03.pdf");
        List<String> people = new ArrayList<>();
        for (byte[] part : parts.values()) {
            Conformance.assertConforms(part, PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);
            text(part)
                    .lines()
                    .filter(line -> line.startsWith("Person "))
                    .map(line -> line.split(" ")[1])
                    .forEach(people::add);
        }
        assertThat(people).hasSize(total + 2).doesNotHaveDuplicates();
        String second = text(parts.get("proof-part-02-of-03.pdf"));
        assertThat(text(parts.get("proof-part-01-of-03.pdf"))).contains("By department", "part 1 of 3");
        assertThat(second)
                .contains("2 of 3; the figures stand in the first", "a1b2")
                .doesNotContain("By department");
    }

    @Test
    void noPartHasMoreThanItMayEvenWhereTheCountIsAtTheLimit() throws IOException {
        assertThat(written(MOST, MOST)).hasSize(2);
        assertThat(written(1, 1)).hasSize(1);
        assertThat(written(0, 0)).hasSize(1);
    }

    private static Map<String, byte[]> written(int counted, int came) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Letterhead letterhead = new Letterhead(new ProofSettings("Norrland", 7), Clock.fixed(AT, ZoneOffset.UTC));
        try (ProofParts file = new ProofParts(out, content(), letterhead, "proof", counted, MOST)) {
            for (int number = 1; number <= came; number++) {
                file.person(person(number));
            }
            file.finish();
        }
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        }
        return parts;
    }

    private static ProofFile.Content content() {
        Figures figures = new Figures(302, 302, 0, 0, 0, 0);
        CampaignSummary campaign = new CampaignSummary(
                new UUID(0, 9),
                List.of(new CampaignSummary.AskedPolicy(new UUID(0, 8), "POL-1")),
                AudienceRule.of(List.of("IT"), List.of()),
                null,
                "Desks of all",
                "",
                "I have read it.",
                CampaignState.OPEN,
                AT,
                LocalDate.of(2026, 6, 1),
                5,
                null,
                null,
                null,
                new UUID(0, 7),
                "Olga Owner",
                figures);
        return new ProofFile.Content(
                campaign,
                List.of(new ProofQueries.AskedVersion("Clear desk", "POL-1", "1.0", "a1b2")),
                List.of(new GroupFigures("it", "IT", figures)),
                true,
                List.of(new ExportFact("Rows", "300")),
                AT);
    }

    private static AskedPerson person(int number) {
        return new AskedPerson(
                new UUID(1, number),
                new UUID(2, number),
                "Person " + number,
                "Clear desk",
                "p" + number + "@example.org",
                "IT",
                null,
                null,
                AttestationState.ATTESTED,
                AT,
                "",
                0,
                null,
                "person" + number,
                "1.0",
                false,
                Confirmation.CLICK,
                null);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            return stripper.getText(document);
        }
    }
}
