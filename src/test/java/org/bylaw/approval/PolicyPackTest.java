package org.bylaw.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bylaw.audit.seal.Sealing;
import org.bylaw.document.Markdown;
import org.bylaw.evidencepack.EvidencePacks;
import org.bylaw.evidencepack.PackReading;
import org.bylaw.policy.ChangeKind;
import org.bylaw.policy.Classification;
import org.bylaw.policy.DocumentType;
import org.bylaw.policy.Drafts;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyDetails;
import org.bylaw.policy.Submissions;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The evidence pack of a version that went all its way: written, approved, signed, published, and revised. */
@ModuleTest
@Import(ApprovalTestBed.class)
class PolicyPackTest {

    private static final String FIRST = "# Passwords\n\nUse long ones.\n\n- at least 12 characters\n";
    private static final String SECOND = "# Passwords\n\nUse passkeys.\n\n- at least one <device> & a spare\n";

    @Autowired
    Organisation organisation;

    @Autowired
    ApprovalTestBed.Scene scene;

    @Autowired
    ApprovalTestBed.Logins logins;

    @Autowired
    Policies policies;

    @Autowired
    Drafts drafts;

    @Autowired
    Submissions submissions;

    @Autowired
    Approvals approvals;

    @Autowired
    ApprovalRecords records;

    @Autowired
    EvidencePacks packs;

    @Autowired
    ApplicationContext context;

    @Autowired
    DueJobs jobs;

    @Autowired
    JdbcClient jdbc;

    private UUID auditor;

    @BeforeEach
    void hire() {
        scene.begin();
        auditor = organisation.hire("Ada Auditor", null, null, Role.AUDITOR);
    }

    @Test
    void aPublishedVersionIsProvenWithTextDecisionsSignaturesAndTheWayItWent() throws Exception {
        UUID first = create();
        publish(first);
        UUID second = revise(first);
        publish(second);
        Sealing.now(context);
        PackReading pack = PackReading.made(packs, organisation, auditor, SubjectRef.policyVersion(second));
        assertThat(pack.text("text/policy.md")).isEqualTo(SECOND);
        String sha256 = Markdown.sha256(SECOND);
        assertThat(pack.json("signatures/signatures.json")).isNotEmpty().allSatisfy(signature -> assertThat(
                        signature.path("sha256").asString())
                .isEqualTo(sha256));
        assertThat(pack.text("comparison/with-1.0.html")).contains("<ins>", "<del>", "&lt;device&gt;");
        assertThat(pack.text("comparison/with-1.0.md")).isEqualTo(FIRST);
        try (PDDocument pdf = Loader.loadPDF(pack.bytes("text/policy.pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Sign-off sheet", "Boss", "Read and meant", sha256, "Use passkeys.");
        }
        // The third is the campaign that a major change starts.
        assertThat(pack.paths("process/", "/path.svg")).hasSize(3);
        assertThat(pack.text(pack.paths("process/", "policy-lifecycle/path.svg").getFirst()))
                .contains("class=\"taken\"");
        assertThat(pack.text(pack.paths("process/", "approval-round/path.svg").getFirst()))
                .contains("Boss", "Manager", "approved at stage", "“Well said”")
                .doesNotContain("ApprovalDecided");
        assertThat(pack.json(pack.paths("process/", "approval-round/path.json").getFirst())
                        .path("steps")
                        .findValues("acts")
                        .toString())
                .contains("\"act\":\"ApprovalDecided\"", "\"sentence\":\"Boss approved at stage");
        try (PDDocument pdf = Loader.loadPDF(pack.bytes("process/paths.pdf"))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("The way it went", "approved at stage", "Well said");
        }
        assertThat(pack.json(pack.paths("process/", "approval-round/path.json").getFirst())
                        .path("decisions")
                        .get(0)
                        .path("outputs"))
                .isNotEmpty();
        assertThat(pack.text("trail/rows.jsonl")).contains("PolicyPublished", "Boss");
        assertThat(pack.json("trail/about.json").path("writtenButNotSealedYet").asInt())
                .isZero();
        assertThat(pack.text("VERIFY.html")).contains("sha256sum -c manifest.txt", "Access control 2.0");
    }

    @Test
    void saysHowToVerifyItInTheLanguageOfWhoeverAsked() {
        UUID draft = create();
        LocaleContextHolder.setLocale(Locale.GERMAN);
        try {
            assertThat(PackReading.made(packs, organisation, scene.owner, SubjectRef.policyVersion(draft))
                            .text("VERIFY.html"))
                    .contains("<html lang=\"de\">", "Wie Sie dieses Nachweispaket prüfen");
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    @Test
    void staffApproversAndManagementDoNotHaveTheDraftOfAnother() {
        SubjectRef draft = SubjectRef.policyVersion(create());
        for (UUID person : List.of(scene.ann, scene.boss, organisation.hire("Sam Staff", null, null))) {
            assertThat(organisation.<Boolean>as(person, () -> packs.mayAsk(draft)))
                    .isFalse();
            assertThatThrownBy(() -> organisation.as(person, () -> packs.start(draft)))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        }
    }

    private UUID create() {
        UUID department = organisation.department("it", "IT");
        PolicyDetails details = new PolicyDetails(
                "POL-" + Ids.next().toString().substring(24).toUpperCase(Locale.ROOT),
                "Access control",
                DocumentType.POLICY,
                scene.owner,
                department,
                Classification.INTERNAL,
                "en",
                Set.of(),
                Set.of(),
                12,
                Set.of(),
                Set.of());
        return organisation.as(scene.author, () -> policies.create(details, FIRST));
    }

    private UUID revise(UUID version) {
        UUID policy = jdbc.sql("SELECT policy_id FROM policy_version WHERE id = :id")
                .param("id", version)
                .query(UUID.class)
                .single();
        UUID draft = organisation.as(scene.owner, () -> drafts.revise(policy, ChangeKind.MAJOR, "Passkeys"));
        organisation.as(scene.owner, () -> drafts.save(draft, revision(draft), SECOND));
        return draft;
    }

    private int revision(UUID version) {
        return jdbc.sql("SELECT text_revision FROM policy_version WHERE id = :id")
                .param("id", version)
                .query(Integer.class)
                .single();
    }

    /** Submits it, and lets everybody whom the table of routing asks approve, with a signature where one is needed. */
    private void publish(UUID version) {
        organisation.as(
                scene.owner,
                () -> submissions.submit(version, revision(version), new Submissions.Submission(Set.of(), null, null)));
        jobs.runAll();
        for (int stage = 0; stage < 10 && state(version).equals("APPROVAL"); stage++) {
            RoundView round = organisation
                    .as(scene.compliance, () -> records.roundsOf(SubjectRef.policyVersion(version)))
                    .getFirst();
            RoundView.Stage open = round.openStage().orElseThrow();
            RoundView.Seat seat = open.seats().stream()
                    .filter(RoundView.Seat::open)
                    .findFirst()
                    .orElseThrow();
            decide(round, open, seat);
            jobs.runAll();
        }
        assertThat(state(version)).isEqualTo("PUBLISHED");
    }

    private void decide(RoundView round, RoundView.Stage stage, RoundView.Seat seat) {
        UUID person = seat.personId();
        if (!stage.needsSignature()) {
            organisation.as(
                    person,
                    () -> approvals.decide(round.id(), seat.id(), Outcome.APPROVED, "Well said", round.sha256()));
            return;
        }
        organisation.as(person, () -> {
            approvals.prepareSignature(round.id(), seat.id(), "Read and meant", round.sha256());
            approvals.loginToSign(round.id(), seat.id(), round.sha256(), "/approvals/" + round.id() + "/sign");
        });
        logins.logIn(person);
        organisation.as(person, () -> approvals.sign(round.id(), seat.id()));
    }

    private String state(UUID version) {
        return jdbc.sql("SELECT state FROM policy_version WHERE id = :id")
                .param("id", version)
                .query(String.class)
                .single();
    }
}
