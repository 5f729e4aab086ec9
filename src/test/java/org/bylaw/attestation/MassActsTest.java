package org.bylaw.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.audience.AudienceRule;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@ModuleTest
class MassActsTest {

    private static final String TEXT = "# Clear desk\n\nLock away what you leave.";

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    AttestationDelegate delegate;

    @Autowired
    Attestations attestations;

    @Autowired
    Campaigns campaigns;

    @Autowired
    CampaignProgress progress;

    @Autowired
    MassActs acts;

    @Autowired
    AuditTrail audit;

    private UUID hr;
    private UUID boss;
    private UUID ada;
    private UUID ben;
    private UUID cleo;
    private UUID policy;
    private UUID version;
    private UUID campaign;
    private PeopleFilter inSales;

    @BeforeEach
    void aRunningCampaign() {
        jdbc.sql("UPDATE person SET active = false, left_at = synced_at WHERE active")
                .update();
        PublishedPolicies policies = new PublishedPolicies(jdbc, clock);
        UUID sales = organisation.department("SALES", "Sales");
        UUID legal = organisation.department("LEGAL", "Legal");
        hr = organisation.hire("Hana Hr", legal, null, Role.HR);
        boss = organisation.hire("Boris Boss", legal, null);
        ada = organisation.hire("Ada Amber", sales, boss);
        ben = organisation.hire("Ben Blue", sales, null);
        cleo = organisation.hire("Cleo Cyan", legal, null);
        policy = policies.policy("Clear desk policy", hr, legal);
        version = policies.publish(policy, 1, 0, TEXT);
        campaign = organisation.as(
                hr,
                () -> campaigns.start(new NewCampaign(
                        List.of(policy),
                        "",
                        "",
                        "I will follow it.",
                        AudienceRule.EVERYONE,
                        null,
                        LocalDate.now(clock).plusDays(10),
                        5,
                        false,
                        false)));
        delegate.launch(campaign.toString());
        inSales = new PeopleFilter(null, sales, null, null, "");
    }

    @AfterEach
    void theClockBack() {
        ((MovableClock) clock).setOffset(Duration.ZERO);
    }

    @Test
    void remindsExactlyThoseWhoMatchAndHadNoMailToday() {
        assertThat(organisation.as(hr, () -> acts.remindable(campaign, inSales)))
                .as("asked today")
                .isZero();
        tomorrow();
        organisation.as(hr, () -> {
            assertThat(acts.remindable(campaign, PeopleFilter.NONE)).isEqualTo(5);
            assertThat(acts.remindable(campaign, inSales)).isEqualTo(2);
            acts.remind(campaign, inSales, 2);
            assertThat(acts.remindable(campaign, inSales)).isZero();
        });
        assertThat(reminded()).containsExactlyInAnyOrder(ada, ben);
        assertThat(details("CampaignReminded")).contains("Sales").contains("\"people\": 2");
    }

    @Test
    void excusesExactlyThoseWhoMatchAndKeepsWhoTheyWere() {
        organisation.as(ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        organisation.as(hr, () -> {
            assertThat(acts.excusable(campaign, inSales)).isEqualTo(1);
            acts.excuse(campaign, inSales, 1, " Works abroad. ");
            assertThat(progress.one(campaign).figures()).isEqualTo(new Figures(5, 1, 0, 1, 3, 0));
        });
        assertThat(jdbc.sql(
                                "SELECT person_id FROM attestation_excused WHERE campaign_id = :id AND reason = 'Works abroad.'")
                        .param("id", campaign)
                        .query(UUID.class)
                        .list())
                .containsExactly(ben);
        assertThat(details("AttestationExcused")).contains("Sales").doesNotContain("Ben Blue");
    }

    @Test
    void nothingHappensWhenItIsAnotherNumberMeanwhile() {
        tomorrow();
        organisation.as(ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        organisation.as(hr, () -> {
            assertThatThrownBy(() -> acts.excuse(campaign, inSales, 2, "x"))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("Nothing was done");
            assertThatThrownBy(() -> acts.remind(campaign, inSales, 2)).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> acts.excuse(campaign, inSales, 1, " ")).isInstanceOf(Problem.class);
            assertThat(acts.excusable(campaign, inSales)).isEqualTo(1);
            assertThat(acts.remindable(campaign, inSales)).isEqualTo(1);
        });
        assertThat(reminded()).isEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM attestation_excused WHERE campaign_id = :id")
                        .param("id", campaign)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void managersRemindTheirTeamOnlyAndExcuseNobody() {
        tomorrow();
        organisation.as(boss, () -> {
            assertThat(acts.remindable(campaign, PeopleFilter.NONE)).isEqualTo(1);
            acts.remind(campaign, PeopleFilter.NONE, 1);
            assertThatThrownBy(() -> acts.excuse(campaign, PeopleFilter.NONE, 1, "x"))
                    .isInstanceOf(AccessDeniedException.class);
        });
        assertThat(reminded()).containsExactly(ada);
        assertThatThrownBy(() -> organisation.as(cleo, () -> acts.remind(campaign, PeopleFilter.NONE, 1)))
                .isInstanceOf(Problem.class);
    }

    private List<UUID> reminded() {
        return jdbc.sql(
                        "SELECT person_id FROM outbox_mail WHERE kind = 'attestation.reminder' AND path LIKE '%' || :id")
                .param("id", campaign.toString())
                .query(UUID.class)
                .list();
    }

    private String details(String act) {
        assertThat(audit.historyOf(SubjectRef.policy(policy), 0, 20))
                .filteredOn(entry -> entry.act().equals(act))
                .hasSize(1);
        return jdbc.sql("SELECT details::text FROM audit_event WHERE act = :act AND subject_id = :id")
                .param("act", act)
                .param("id", campaign)
                .query(String.class)
                .single();
    }

    private void tomorrow() {
        ((MovableClock) clock).advance(Duration.ofDays(1));
    }
}
