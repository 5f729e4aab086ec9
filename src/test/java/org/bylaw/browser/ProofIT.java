package org.bylaw.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What HR takes out of a campaign and puts into it: exports that go on alone, and paper with its scan. */
@BrowserTest
class ProofIT {

    private static final String CAMPAIGN =
            "SELECT id FROM campaign WHERE title = 'Acceptable Use of IT 1.0' AND state = 'OPEN'";

    @TempDir
    Path folder;

    @Test
    void anExportIsThereWhenHrComesBack(Visitors visitors, Platform platform) throws IOException {
        Visitor petra = visitors.login("petra.lindqvist");
        String campaign =
                "/campaigns/" + platform.jdbc().sql(CAMPAIGN).query(UUID.class).single();
        petra.open(campaign)
                .presses("Export …")
                .marks("Proof (.pdf)")
                .presses("Export")
                .reads("Proof (PDF)");
        petra.open("/").sees("My work").open(campaign);
        Locator file = petra.page()
                .locator(".export-file a:has-text('attestation-aup')")
                .first();
        file.waitFor();
        Download download = petra.page().waitForDownload(file::click);
        try (PDDocument proof = Loader.loadPDF(Files.readAllBytes(download.path()))) {
            assertThat(new PDFTextStripper().getText(proof)).contains("Acceptable Use of IT 1.0", "Petra Lindqvist");
        }
    }

    @Test
    void whoSignedOnPaperFindsReceiptAndScan(Visitors visitors, Platform platform) throws IOException {
        UUID campaign = platform.jdbc().sql(CAMPAIGN).query(UUID.class).single();
        String signer = platform.jdbc()
                .sql("""
                        SELECT p.username FROM attestation a JOIN person p ON p.id = a.person_id
                        WHERE a.campaign_id = :campaign AND a.state = 'OPEN' AND p.active AND p.language = 'en'
                            AND p.username NOT IN ('noah.winkler', 'petra.lindqvist') ORDER BY p.username DESC LIMIT 1
                        """)
                .param("campaign", campaign)
                .query(String.class)
                .single();
        Path list = Files.writeString(
                folder.resolve("list.csv"),
                "username,signed\n%s,%s\nnobody.there,%s\n"
                        .formatted(signer, LocalDate.now(platform.clock()), LocalDate.now(platform.clock())));
        Path scan = Files.writeString(folder.resolve("signed.pdf"), "%PDF-1.4 signed");
        Visitor petra = visitors.login("petra.lindqvist");
        petra.open("/campaigns/" + campaign).presses("Record paper …");
        Locator files = petra.dialog().locator("vaadin-upload input[type=file]");
        files.nth(0).setInputFiles(list);
        petra.reads("Nobody in the directory has this username or mail.");
        files.nth(1).setInputFiles(scan);
        petra.presses("Record 1 attestation").reads("1 attestation on paper");
        Visitor reader = visitors.login(signer);
        reader.open("/attest/" + campaign).sees("Thank you");
        reader.reads("On paper, recorded by HR");
        Download download = reader.page()
                .waitForDownload(() ->
                        reader.page().getByText("Scan of the paper").first().click());
        assertThat(download.path()).hasSameBinaryContentAs(scan);
    }
}
