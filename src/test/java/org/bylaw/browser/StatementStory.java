package org.bylaw.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;

/**
 * The Statement of Applicability from its draft to the version in force with its signature.
 *
 * @param undecided codes of the two controls that are still to be decided on
 * @param control the name of one that it tells of
 */
record StatementStory(List<String> undecided, String control) {

    private static final String STATEMENT = "Statement of Applicability";

    void play(Visitors visitors, Platform platform) throws IOException {
        Visitor viktor = visitors.login("viktor.sand");
        viktor.open("/applicability").sees(STATEMENT);
        viktor.presses("Go on with the draft of 1.0").sees(STATEMENT + " 1.0");
        viktor.reads("2 controls are not decided on yet");
        String statement = viktor.path();
        ControlDesk.exclude(viktor, undecided.getFirst(), "We use no works of others beside licensed software.");
        ControlDesk.apply(viktor, undecided.getLast(), "Felix Brandt", "Such programs are kept for administrators.");
        submit(viktor.open(statement));

        sign(visitors.login("astrid.lund"));
        Awaitility.await().atMost(Duration.ofSeconds(60)).pollInSameThread().until(() -> {
            viktor.open("/applicability").sees(STATEMENT).isSettled();
            return viktor.page().getByText("In force").first().isVisible();
        });
        Looks.areFine(viktor.page(), "the statements");

        Visitor nadia = visitors.login("nadia.ortega");
        nadia.open("/applicability").sees(STATEMENT);
        nadia.follows(STATEMENT + " 1.0").isAt(statement).reads("In force");
        nadia.unfolds("Approval").reads("Signed by").reads("Astrid Lund");
        nadia.unfolds("Text").reads("All sites and services of Norrland.");
        Looks.areFine(nadia.page(), "the statement in force");
        takeAlong(nadia);
        assertThat(nadia.refused()).isEmpty();
    }

    private static void submit(Visitor compliance) {
        compliance.types("What changes, in a sentence", "The first issue.");
        compliance.presses("Submit version 1.0").reads("Who is asked");
        compliance.confirms("Submit version 1.0").reads("Version 1.0 waits for approval.");
    }

    private static void sign(Visitor management) {
        management.opensWork(STATEMENT).sees(STATEMENT + ", version 1.0").isSettled();
        Looks.areFine(management.page(), "the approval of a statement");
        management.presses("Sign version 1.0").sees("Sign " + STATEMENT + ", version 1.0");
        management.presses("Log in and sign");
        management.giveName().sees("Thank you, it is signed").reads("Astrid Lund");
    }

    private void takeAlong(Visitor auditor) throws IOException {
        byte[] pdf = download(auditor, "PDF");
        assertThat(new String(pdf, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("%PDF");
        try (PDDocument paper = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(paper)).contains(STATEMENT, "1.0", "Astrid Lund", "Data masking");
        }
        byte[] workbook = download(auditor, "Excel");
        assertThat(new String(workbook, 0, 2, StandardCharsets.US_ASCII)).isEqualTo("PK");
    }

    private static byte[] download(Visitor auditor, String as) throws IOException {
        Download download = auditor.page().waitForDownload(() -> auditor.page()
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(STATEMENT + " 1.0 as " + as))
                .first()
                .click());
        return Files.readAllBytes(download.path());
    }
}
