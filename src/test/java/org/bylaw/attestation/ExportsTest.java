package org.bylaw.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bylaw.attestation.proof.Export;
import org.bylaw.attestation.proof.ExportFormat;
import org.bylaw.attestation.proof.Exports;
import org.bylaw.document.Markdown;
import org.bylaw.shared.Ids;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class ExportsTest {

    private static final PeopleFilter OPEN = new PeopleFilter(AttestationState.OPEN, null, null, null, "");

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
    Exports exports;

    private UUID hr;
    private UUID boss;
    private UUID ada;
    private UUID version;
    private UUID campaign;

    @BeforeEach
    void aCampaign() {
        DeskCampaign desks = new DeskCampaign(organisation, jdbc, clock, "Sales");
        hr = organisation.hire("Hana Hr", null, null, Role.HR);
        boss = organisation.hire("Boris Boss", desks.department, null);
        ada = organisation.hire("Ada Amber", desks.department, boss);
        organisation.hire("=Ben Blue", desks.department, desks.owner);
        version = desks.version;
        campaign = desks.start(campaigns);
        delegate.launch(campaign.toString());
        organisation.as(ada, () -> attestations.attest(campaign, version, Markdown.sha256(DeskCampaign.TEXT)));
    }

    @AfterEach
    void theClockBack() {
        ((MovableClock) clock).setOffset(Duration.ZERO);
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void isWrittenMeanwhileSaysWhatItHoldsAndIsOnRecord(ExportFormat format) throws Exception {
        UUID id = organisation.as(hr, () -> exports.start(campaign, format, PeopleFilter.NONE));
        Export ready = ended(hr, id);
        assertThat(ready.state()).isEqualTo(Export.State.READY);
        assertThat(ready.done()).isEqualTo(3);
        byte[] file = fetched(hr, id);
        assertThat(file).hasSize(Math.toIntExact(ready.bytes()));
        assertThat(ready.fileName()).endsWith("." + format.name().toLowerCase());
        assertThat(jdbc.sql("""
            SELECT details ->> 'fileSha256' FROM audit_event
            WHERE act = 'CampaignExported' AND subject_id = :campaign AND details ->> 'format' = :format
            """)
                        .param("campaign", campaign)
                        .param("format", format.name())
                        .query(String.class)
                        .single())
                .isEqualTo(ready.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(file)));
    }

    @Test
    void theFilterIsKeptAndSaid() {
        UUID id = organisation.as(hr, () -> exports.start(campaign, ExportFormat.CSV, OPEN));
        ended(hr, id);
        assertThat(new String(fetched(hr, id), StandardCharsets.UTF_8))
                .contains("'=Ben Blue", "Boris Boss")
                .doesNotContain("Ada Amber")
                .contains("This list holds,\"All who were asked; answer: Not yet\"")
                .contains("Hana Hr");
    }

    @Test
    void isInTheLanguageOfWhoeverTakesItAndOnRecordInEnglish() {
        LocaleContextHolder.setLocale(Locale.GERMAN);
        UUID id;
        try {
            id = organisation.as(hr, () -> exports.start(campaign, ExportFormat.CSV, OPEN));
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
        ended(hr, id);
        assertThat(new String(fetched(hr, id), StandardCharsets.UTF_8))
                .contains("Abteilung", "Alle Befragten; Antwort: Noch nicht");
        assertThat(jdbc.sql("SELECT details ->> 'filter' FROM audit_event WHERE act = 'CampaignExported' AND"
                                + " subject_id = :id")
                        .param("id", campaign)
                        .query(String.class)
                        .single())
                .isEqualTo("All who were asked; answer: Not yet");
    }

    @Test
    void theProofHoldsTheTextsTheFiguresAndEveryone() throws IOException {
        UUID id = organisation.as(hr, () -> exports.start(campaign, ExportFormat.PDF, PeopleFilter.NONE));
        ended(hr, id);
        try (PDDocument document = Loader.loadPDF(fetched(hr, id))) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            assertThat(stripper.getText(document))
                    .contains("Desks of spring", "I have read it.", Markdown.sha256(DeskCampaign.TEXT))
                    .containsPattern("Asked\\s+3")
                    .containsPattern("Attested\\s+1")
                    .containsPattern("Sales\\s+3\\s+1\\s+0\\s+0\\s+2\\s+0")
                    .containsPattern("Ada Amber\\s+Sales\\s+Attested\\s+\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d\\s+button")
                    .contains("=Ben Blue")
                    .containsPattern("Page 1 of \\d");
        }
    }

    @Test
    void aManagerTakesTheTeamOut() {
        UUID id = organisation.as(boss, () -> exports.start(campaign, ExportFormat.CSV, PeopleFilter.NONE));
        ended(boss, id);
        assertThat(new String(fetched(boss, id), StandardCharsets.UTF_8))
                .contains("Ada Amber", "Your team")
                .doesNotContain("Ben Blue");
    }

    @Test
    void nobodyFetchesAnotherOnesFileNorMoreThanTheyMayStillSee() {
        UUID id = organisation.as(hr, () -> exports.start(campaign, ExportFormat.CSV, PeopleFilter.NONE));
        ended(hr, id);
        UUID otherHr = organisation.hire("Hugo Hr", null, null, Role.HR);
        assertThatThrownBy(() -> organisation.as(otherHr, () -> exports.ready(id)))
                .isInstanceOf(Problem.class);
        jdbc.sql("DELETE FROM person_role WHERE person_id = :hr AND role = :role")
                .param("hr", hr)
                .param("role", Role.HR.roleName())
                .update();
        assertThatThrownBy(() -> fetched(hr, id)).isInstanceOf(Problem.class);
        organisation.hire("Nils New", null, hr);
        assertThatThrownBy(() -> fetched(hr, id)).isInstanceOf(Problem.class);
    }

    @Test
    void whatDiedWithTheApplicationIsMarkedAndStartedAgainWithTheSameFilter() {
        UUID dead = Ids.next();
        jdbc.sql("""
            INSERT INTO campaign_export (id, campaign_id, person_id, format, filter, filter_words, everyone, state,
                started_at, alive_at)
            VALUES (:id, :campaign, :hr, 'CSV', '{"state": "OPEN", "text": ""}', 'some', true, 'RUNNING', :at, :at)
            """)
                .param("id", dead)
                .param("campaign", campaign)
                .param("hr", hr)
                .param("at", clock.instant().minusSeconds(60).atOffset(ZoneOffset.UTC))
                .update();
        assertThat(ended(hr, dead).state()).isEqualTo(Export.State.INTERRUPTED);
        assertThatThrownBy(() -> fetched(hr, dead)).isInstanceOf(Problem.class);
        UUID again = organisation.as(hr, () -> exports.again(dead));
        assertThat(ended(hr, again).done()).isEqualTo(2);
    }

    @Test
    void isDeletedAfterSomeDays() {
        UUID id = organisation.as(hr, () -> exports.start(campaign, ExportFormat.CSV, PeopleFilter.NONE));
        Export ready = ended(hr, id);
        Instant keptUntil = organisation
                .as(hr, () -> exports.keptUntil(ready))
                .plusDays(2)
                .atStartOfDay(clock.getZone())
                .toInstant();
        ((MovableClock) clock).setOffset(Duration.between(clock.instant(), keptUntil));
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(organisation.as(hr, () -> exports.mine(campaign)))
                        .isEmpty());
        assertThat(jdbc.sql("SELECT count(*) FROM campaign_export_part WHERE export_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private Export ended(UUID person, UUID id) {
        return await().atMost(Duration.ofSeconds(40))
                .until(
                        () -> organisation.as(person, () -> exports.mine(campaign)).stream()
                                .filter(export -> export.id().equals(id))
                                .findFirst()
                                .orElseThrow(),
                        export -> export.state() != Export.State.RUNNING);
    }

    private byte[] fetched(UUID person, UUID id) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        organisation.as(person, () -> {
            try {
                exports.copy(id, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return out.toByteArray();
    }
}
