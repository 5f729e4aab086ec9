package org.bylaw.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bylaw.attestation.proof.ReceiptPdf;
import org.bylaw.audience.AudienceRule;
import org.bylaw.document.paper.Conformance;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.verapdf.pdfa.flavours.PDFAFlavour;

@ModuleTest
class ReceiptPdfTest {

    private static final String TEXT = "# Clear desk\n\nLock away what you leave.";

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Campaigns campaigns;

    @Autowired
    AttestationDelegate delegate;

    @Autowired
    Attestations attestations;

    @Autowired
    ReceiptPdf receipts;

    private UUID ada;
    private UUID boss;
    private UUID version;
    private UUID campaign;

    @BeforeEach
    void anAttestation() {
        UUID sales = organisation.department("SALES", "Sales");
        boss = organisation.hire("Boris Boss", sales, null);
        ada = organisation.hire("Ada Amber-Łukasiewicz 王", sales, boss);
        PublishedPolicies policies = new PublishedPolicies(jdbc, clock);
        UUID policy = policies.policy("Clear desk policy", boss, sales);
        version = policies.publish(policy, 2, 1, TEXT);
        NewCampaign wanted = new NewCampaign(
                List.of(policy),
                "",
                "",
                "I have read it.",
                AudienceRule.of(List.of("SALES"), List.of()),
                null,
                LocalDate.now(clock).plusDays(10),
                5,
                false,
                false);
        campaign = organisation.as(boss, () -> campaigns.start(wanted));
        delegate.launch(campaign.toString());
    }

    @Test
    void saysWhoConfirmedWhatAndWhen() throws IOException {
        organisation.as(ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        ReceiptPdf.Receipt receipt = organisation.as(ada, () -> receipts.of(campaign, ada, version));
        assertThat(receipt.fileName()).matches("receipt-p-[0-9a-f]+-2\\.1\\.pdf");
        assertThat(text(receipt))
                .contains("Ada Amber-Łukasiewicz □")
                .contains("“I have read it.”")
                .contains("Clear desk policy 2.1")
                .contains(PublishedPolicies.sha256(TEXT))
                .contains("UTC+00:00")
                .contains("Page 1 of 1");
        Conformance.assertConforms(receipt.content(), PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1);
        assertThat(organisation
                        .as(ada, () -> receipts.of(campaign, ada, version))
                        .content())
                .isEqualTo(receipt.content());
    }

    @Test
    void isWrittenInTheLanguageOfWhoeverAsks() throws IOException {
        organisation.as(ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        LocaleContextHolder.setLocale(Locale.GERMAN);
        try {
            assertThat(text(organisation.as(ada, () -> receipts.of(campaign, ada, version))))
                    .contains("Seite 1 von 1")
                    .contains("Richtlinie");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Test
    void isForThePersonThoseAboveAndWhoSeesAll() {
        organisation.as(ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        UUID hr = organisation.hire("Hana Hr", null, null, Role.HR);
        UUID other = organisation.hire("Otto Other", null, null);
        for (UUID reader : List.of(boss, hr)) {
            assertThat(organisation
                            .as(reader, () -> receipts.of(campaign, ada, version))
                            .content())
                    .isNotEmpty();
        }
        assertThatThrownBy(() -> organisation.as(other, () -> receipts.of(campaign, ada, version)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void existsOnlyForWhatWasAttested() {
        assertThatThrownBy(() -> organisation.as(ada, () -> receipts.of(campaign, ada, version)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("only for what was attested");
        assertThatThrownBy(() -> organisation.as(ada, () -> receipts.of(campaign, ada, campaign)))
                .isInstanceOf(Problem.class);
    }

    private static String text(ReceiptPdf.Receipt receipt) throws IOException {
        try (PDDocument document = Loader.loadPDF(receipt.content())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
