package org.bylaw.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bylaw.audit.seal.Sealing;
import org.bylaw.document.Markdown;
import org.bylaw.evidencepack.EvidencePacks;
import org.bylaw.evidencepack.PackReading;
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
import org.springframework.jdbc.core.simple.JdbcClient;

/** The evidence pack of a campaign that its process launched, and who may have it. */
@ModuleTest
class CampaignPackTest {

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    Campaigns campaigns;

    @Autowired
    Attestations attestations;

    @Autowired
    DueJobs jobs;

    @Autowired
    EvidencePacks packs;

    @Autowired
    ApplicationContext context;

    private UUID owner;
    private UUID hr;
    private UUID boss;
    private UUID auditor;
    private UUID campaign;

    @BeforeEach
    void aCampaign() {
        DeskCampaign desks = new DeskCampaign(organisation, jdbc, clock, "Sales");
        owner = desks.owner;
        hr = organisation.hire("Hana Hr", null, null, Role.HR);
        auditor = organisation.hire("Ada Auditor", null, null, Role.AUDITOR);
        boss = organisation.hire("Boris Boss", desks.department, null);
        UUID ben = organisation.hire("=Ben Blue", desks.department, boss);
        campaign = desks.start(campaigns);
        jobs.runAll();
        organisation.as(ben, () -> attestations.attest(campaign, desks.version, Markdown.sha256(DeskCampaign.TEXT)));
    }

    @Test
    void holdsTheTermsTheTextAndEveryoneAndThatItWasMadeAndFetchedIsOnRecord() {
        SubjectRef subject = SubjectRef.campaign(campaign);
        Sealing.now(context);
        PackReading pack = PackReading.made(packs, organisation, auditor, subject);
        assertThat(pack.paths()).contains("attestations/campaign.json", "attestations/campaign.pdf");
        assertThat(pack.text("attestations/people.csv")).contains("Boris Boss", "'=Ben Blue", "Attested");
        assertThat(pack.paths("text/", ".md")).singleElement().satisfies(path -> assertThat(pack.text(path))
                .isEqualTo(DeskCampaign.TEXT));
        assertThat(pack.paths("text/", ".pdf")).hasSize(1);
        String version = pack.paths("versions/", "/text/policy.md").getFirst().replace("/text/policy.md", "");
        assertThat(pack.paths())
                .contains(
                        version + "/text/policy.pdf",
                        version + "/decisions/rounds.json",
                        version + "/signatures/signatures.json")
                .doesNotContain(version + "/attestations/campaign.json");
        assertThat(pack.paths("process/", "attestation-campaign/path.svg"))
                .singleElement()
                .satisfies(path -> assertThat(pack.text(path)).contains("=Ben Blue attested"));
        assertThat(pack.text("trail/rows.jsonl")).contains("Attested");
        assertThat(jdbc.sql("""
            SELECT act, actor_id FROM audit_event WHERE subject_id = :id AND act LIKE 'EvidencePack%' ORDER BY id
            """).param("id", campaign).query().listOfRows())
                .containsExactly(
                        Map.of("act", "EvidencePackMade", "actor_id", auditor),
                        Map.of("act", "EvidencePackDownloaded", "actor_id", auditor));
    }

    @Test
    void isForItsOwnerButNotForHrNorForAManager() {
        SubjectRef subject = SubjectRef.campaign(campaign);
        assertThat(organisation.<Boolean>as(owner, () -> packs.mayAsk(subject))).isTrue();
        for (UUID person : List.of(hr, boss)) {
            assertThatThrownBy(() -> organisation.as(person, () -> packs.start(subject)))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        }
        assertThatThrownBy(() -> organisation.as(auditor, () -> packs.start(SubjectRef.person(boss))))
                .isInstanceOf(Problem.class);
    }

    @Test
    void holdsNothingOfAVersionWhoseOwnPackIsNotForWhoeverAsks() {
        UUID other = organisation.hire("Otto Other", null, null, Role.POLICY_OWNER);
        jdbc.sql("UPDATE campaign SET responsible_id = :other WHERE id = :campaign")
                .param("other", other)
                .param("campaign", campaign)
                .update();
        PackReading pack = PackReading.made(packs, organisation, other, SubjectRef.campaign(campaign));
        assertThat(pack.paths("text/", ".md")).hasSize(1);
        assertThat(pack.paths("versions/", "")).isEmpty();
    }

    @Test
    void isFetchedByWhoeverAskedAloneAndOnlyWhileTheyMay() {
        SubjectRef subject = SubjectRef.campaign(campaign);
        PackReading.made(packs, organisation, auditor, subject);
        UUID pack =
                organisation.as(auditor, () -> packs.mine(subject)).getFirst().id();
        assertThatThrownBy(() -> organisation.as(owner, () -> packs.ready(pack)))
                .isInstanceOf(Problem.class);
        jdbc.sql("DELETE FROM person_role WHERE person_id = :id AND role = 'auditor'")
                .param("id", auditor)
                .update();
        assertThatThrownBy(() -> organisation.as(auditor, () -> packs.ready(pack)))
                .isInstanceOf(Problem.class);
    }
}
