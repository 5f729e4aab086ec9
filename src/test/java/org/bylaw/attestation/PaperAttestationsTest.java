package org.bylaw.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bylaw.attestation.proof.ReceiptPdf;
import org.bylaw.audience.AudienceRule;
import org.bylaw.document.Markdown;
import org.bylaw.shared.Ids;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@ModuleTest
class PaperAttestationsTest {

    private static final String TEXT = "# Clear desk\n\nLock away what you leave.";
    private static final PaperScan SCAN =
            PaperScan.of("C:\\scans\\signed.pdf", "%PDF-1.7 a scan".getBytes(StandardCharsets.US_ASCII));

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Campaigns campaigns;

    @Autowired
    DueJobs jobs;

    @Autowired
    Attestations attestations;

    @Autowired
    CampaignProgress progress;

    @Autowired
    PaperAttestations papers;

    @Autowired
    ReceiptPdf receipts;

    private UUID hr;
    private UUID owner;
    private UUID ada;
    private UUID ben;
    private UUID policy;
    private UUID version;
    private UUID secondVersion;
    private UUID campaign;
    private LocalDate today;

    @BeforeEach
    void aCampaignThatRunsForThreeDays() {
        today = LocalDate.now(clock).plusDays(3);
        UUID sales = organisation.department("SALES-" + Ids.next(), "Sales");
        owner = organisation.hire("Olga Owner", null, null, Role.POLICY_OWNER);
        hr = organisation.hire("Hana Hr", sales, null, Role.HR);
        ada = organisation.hire("Ada Amber", sales, null);
        ben = organisation.hire("Ben Blue", sales, null);
        PublishedPolicies policies = new PublishedPolicies(jdbc, clock);
        policy = policies.policy("Clear desk policy", owner, sales);
        version = policies.publish(policy, 1, 0, TEXT);
        UUID second = policies.policy("Travel policy", owner, sales);
        secondVersion = policies.publish(second, 1, 0, TEXT);
        campaign = ask(sales, List.of(policy));
        ((MovableClock) clock).setOffset(Duration.ofDays(3));
    }

    private UUID ask(UUID department, List<UUID> policies) {
        String code = jdbc.sql("SELECT code FROM department WHERE id = :id")
                .param("id", department)
                .query(String.class)
                .single();
        NewCampaign wanted = new NewCampaign(
                policies,
                "",
                "",
                "I have read it.",
                AudienceRule.of(List.of(code), List.of()),
                null,
                LocalDate.now(clock).plusDays(10),
                5,
                false,
                false);
        UUID id = organisation.as(owner, () -> campaigns.start(wanted));
        jobs.runAll();
        return id;
    }

    @AfterEach
    void theClockBack() {
        ((MovableClock) clock).setOffset(Duration.ZERO);
    }

    @Test
    void isRecordedWithItsDateItsRecorderAndItsScan() throws Exception {
        organisation.as(ben, () -> attestations.decline(campaign, version, "I have no computer."));
        String list = "\uFEFFAnmeldename;Datum\r\n%s;%s\r\n%s@EXAMPLE.org;%s\r\n"
                .formatted(
                        username(ada),
                        today.minusDays(2).format(DateTimeFormatter.ofPattern("d.M.yyyy")),
                        username(ben).toUpperCase(),
                        today);
        assertThat(record(list, 2)).isEqualTo(2);
        Asked asked = organisation.as(ada, () -> attestations.mine(campaign, version));
        assertThat(asked.state()).isEqualTo(AttestationState.ATTESTED);
        assertThat(asked.confirmation()).isEqualTo(Confirmation.PAPER);
        assertThat(asked.statement()).isEqualTo("I have read it.");
        assertThat(organisation.as(hr, () -> progress.people(campaign, PeopleFilter.NONE, 0, 10)))
                .filteredOn(person -> person.signedOn() != null)
                .extracting(AskedPerson::name, AskedPerson::signedOn)
                .containsExactly(tuple("Ada Amber", today.minusDays(2)), tuple("Ben Blue", today));
        assertThat(jdbc.sql("""
                        SELECT details ->> 'fileSha256' FROM audit_event
                        WHERE act = 'PaperAttestationsRecorded' AND subject_id = :campaign AND actor_id = :hr
                            AND details::text LIKE '%Ada Amber%'
                        """)
                        .param("campaign", campaign)
                        .param("hr", hr)
                        .query(String.class)
                        .single())
                .isEqualTo(Markdown.sha256(SCAN.content()));
        byte[] receipt =
                organisation.as(ada, () -> receipts.of(campaign, ada, version)).content();
        try (PDDocument document = Loader.loadPDF(receipt)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("confirmed on paper", "Hana Hr", "signed.pdf", Markdown.sha256(SCAN.content()));
        }
    }

    @Test
    void theScanIsForThePersonHrAndAuditors() {
        record("username,signed\n%s,%s".formatted(username(ada), today), 1);
        UUID auditor = organisation.hire("Aud Auditor", null, null, Role.AUDITOR);
        UUID batch = organisation
                .as(auditor, () -> papers.batches(campaign))
                .getFirst()
                .id();
        for (UUID reader : List.of(ada, hr, auditor)) {
            assertThat(organisation
                            .as(reader, () -> papers.scanOf(campaign, ada, version))
                            .content())
                    .isEqualTo(SCAN.content());
        }
        assertThat(organisation.as(auditor, () -> papers.scan(campaign, batch)).name())
                .isEqualTo("signed.pdf");
        assertThatThrownBy(() -> organisation.as(ben, () -> papers.scanOf(campaign, ada, version)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> organisation.as(ada, () -> papers.scan(campaign, batch)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(organisation.as(ben, () -> papers.batches(campaign))).isEmpty();
    }

    @Test
    void eachLineSaysWhatIsWrongAndTheRestIsRecorded() {
        UUID stranger = organisation.hire("Sten Stranger", null, null);
        organisation.as(ben, () -> attestations.attest(campaign, version, Markdown.sha256(TEXT)));
        String list = "mail,signed\n"
                + String.join(
                        "\n",
                        "nobody@example.org," + today,
                        username(stranger) + "," + today,
                        username(ben) + "," + today,
                        username(hr) + "," + today,
                        username(ada) + "," + today.plusDays(1),
                        username(ada) + "," + today.minusDays(4),
                        username(ada) + ",5/4/2026",
                        username(ada) + ",31.2.2026",
                        "," + today,
                        username(ada) + "," + today,
                        "",
                        username(ada).toUpperCase() + "," + today);
        List<PaperLine> lines = preview(list);
        assertThat(lines)
                .extracting(line -> line.problem() == null ? "" : line.problem())
                .satisfiesExactly(
                        problem -> assertThat(problem).contains("Nobody in the directory"),
                        problem -> assertThat(problem).contains("did not ask this person"),
                        problem -> assertThat(problem).contains("Attested already"),
                        problem -> assertThat(problem).contains("their own paper"),
                        problem -> assertThat(problem).contains("in the future"),
                        problem -> assertThat(problem).contains("before"),
                        problem -> assertThat(problem).contains("like 2026-05-04"),
                        problem -> assertThat(problem).contains("like 2026-05-04"),
                        problem -> assertThat(problem).contains("missing"),
                        problem -> assertThat(problem).isEmpty(),
                        problem -> assertThat(problem).contains("already"));
        assertThat(state(ada)).isEqualTo("OPEN");
        assertThat(record(list, 1)).isEqualTo(1);
        assertThat(state(ada)).isEqualTo("ATTESTED");
    }

    @Test
    void whereSeveralPoliciesAreAskedAboutTheLineNamesOne() {
        UUID hall = organisation.department("HALL-" + Ids.next(), "Hall");
        UUID cleo = organisation.hire("Cleo Cyan", hall, null);
        PublishedPolicies policies = new PublishedPolicies(jdbc, clock);
        UUID visitors = policies.policy("Visitor policy", owner, hall);
        UUID visitorsVersion = policies.publish(visitors, 1, 0, TEXT);
        UUID travel = jdbc.sql("SELECT policy_id FROM policy_version WHERE id = :id")
                .param("id", secondVersion)
                .query(UUID.class)
                .single();
        campaign = ask(hall, List.of(visitors, travel));
        String reference = jdbc.sql("SELECT reference FROM policy WHERE id = :id")
                .param("id", travel)
                .query(String.class)
                .single();
        String list = "username,policy,version,signed\n%1$s,,,%2$s\n%1$s,%3$s,9.9,%2$s\n%1$s,%3$s,1.0,%2$s\n"
                .formatted(username(cleo), today, reference.toLowerCase());
        assertThat(preview(list)).extracting(PaperLine::good).containsExactly(false, false, true);
        record(list, 1);
        assertThat(organisation
                        .as(cleo, () -> attestations.mine(campaign, secondVersion))
                        .state())
                .isEqualTo(AttestationState.ATTESTED);
        assertThat(organisation
                        .as(cleo, () -> attestations.mine(campaign, visitorsVersion))
                        .state())
                .isEqualTo(AttestationState.OPEN);
    }

    @Test
    void nothingIsStoredWhereSomebodyAnsweredAfterThePreview() {
        String list = "username,signed\n%s,%s\n%s,%s".formatted(username(ada), today, username(ben), today);
        assertThat(preview(list)).allMatch(PaperLine::good);
        organisation.as(ben, () -> attestations.attest(campaign, version, Markdown.sha256(TEXT)));
        assertThatThrownBy(() -> record(list, 2)).isInstanceOf(Problem.class).hasMessageContaining("meanwhile");
        assertThat(state(ada)).isEqualTo("OPEN");
        assertThat(organisation.as(hr, () -> papers.batches(campaign))).isEmpty();
    }

    @Test
    void theCampaignEndsWithTheLastPaper() {
        organisation.as(hr, () -> attestations.attest(campaign, version, Markdown.sha256(TEXT)));
        record("username,signed\n%s,%s\n%s,%s".formatted(username(ada), today, username(ben), today), 2);
        jobs.runAll();
        CampaignSummary ended = organisation.as(hr, () -> progress.one(campaign));
        assertThat(ended.state()).isEqualTo(CampaignState.CLOSED);
        assertThat(ended.figures().attested()).isEqualTo(3);
    }

    @Test
    void onlyHrRecords() {
        byte[] list = "username,signed".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> organisation.as(owner, () -> papers.preview(campaign, list)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> organisation.as(owner, () -> papers.record(campaign, list, SCAN, 0)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name,when\na,b", "username,signed", "username,signed\n\"a,b"})
    void whatIsNoListIsRefused(String list) {
        assertThatThrownBy(() -> preview(list)).isInstanceOf(Problem.class);
    }

    @Test
    void aListOfWindowsIsRead() {
        jdbc.sql("UPDATE person SET email = 'jörg-' || id || '@example.org' WHERE id = :ada")
                .param("ada", ada)
                .update();
        byte[] list =
                "E-Mail;Datum\njörg-%s@example.org;%s".formatted(ada, today).getBytes(Charset.forName("windows-1252"));
        assertThat(organisation.as(hr, () -> papers.preview(campaign, list)))
                .singleElement()
                .matches(PaperLine::good);
    }

    @Test
    void aScanIsKnownByItsContent() {
        assertThatThrownBy(() -> PaperScan.of("scan.pdf", "<html>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> PaperScan.of("scan.pdf", new byte[PaperScan.LARGEST + 1]))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("20");
        assertThat(PaperScan.of("scan.exe", new byte[] {'M', 'M', 0, '*', 1}).mediaType())
                .isEqualTo("image/tiff");
    }

    @Test
    void whatWasRecordedStaysAndPaperNeedsItsPaper() {
        record("username,signed\n%s,%s".formatted(username(ada), today), 1);
        for (String change : List.of(
                "UPDATE attestation_paper SET signed_on = signed_on - 1 WHERE person_id = :person",
                "DELETE FROM attestation_paper WHERE person_id = :person",
                "UPDATE paper_batch SET scan_name = 'x' WHERE id = (SELECT batch_id FROM attestation_paper WHERE person_id = :person)",
                "UPDATE attestation SET confirmation = 'CLICK' WHERE person_id = :person")) {
            assertThatThrownBy(() -> jdbc.sql(change).param("person", ada).update())
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> jdbc.sql("""
                                UPDATE attestation SET state = 'ATTESTED', confirmation = 'PAPER', answered_at = asked_at,
                                    statement = 'x' WHERE person_id = :person
                                """).param("person", ben).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("needs its paper");
    }

    private List<PaperLine> preview(String list) {
        return organisation.as(hr, () -> papers.preview(campaign, list.getBytes(StandardCharsets.UTF_8)));
    }

    private int record(String list, int expected) {
        return organisation.as(
                hr, () -> papers.record(campaign, list.getBytes(StandardCharsets.UTF_8), SCAN, expected));
    }

    private String username(UUID person) {
        return jdbc.sql("SELECT username FROM person WHERE id = :id")
                .param("id", person)
                .query(String.class)
                .single();
    }

    private String state(UUID person) {
        return jdbc.sql("SELECT state FROM attestation WHERE campaign_id = :campaign AND person_id = :person")
                .param("campaign", campaign)
                .param("person", person)
                .query(String.class)
                .single();
    }
}
