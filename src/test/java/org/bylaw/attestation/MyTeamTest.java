package org.bylaw.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.attestation.TeamFilter.Show;
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

@ModuleTest
class MyTeamTest {

    private static final TeamFilter BELOW = new TeamFilter(Show.OPEN, null, true);

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
    MyTeam team;

    @Autowired
    AuditTrail audit;

    private PublishedPolicies policies;
    private UUID hr;
    private UUID head;
    private UUID lead;
    private UUID ada;
    private UUID ben;
    private UUID stranger;
    private UUID desk;
    private UUID access;

    @BeforeEach
    void aTeamBelowATeam() {
        jdbc.sql("UPDATE person SET active = false, left_at = synced_at WHERE active")
                .update();
        policies = new PublishedPolicies(jdbc, clock);
        UUID sales = organisation.department("SALES", "Sales");
        hr = organisation.hire("Hana Hr", sales, null, Role.HR);
        head = organisation.hire("Hedda Head", sales, null);
        lead = organisation.hire("Lars Lead", sales, head);
        ada = organisation.hire("Ada Amber", sales, lead);
        ben = organisation.hire("Ben Blue", sales, lead);
        stranger = organisation.hire("Stig Stranger", sales, hr);
        desk = policies.policy("Clear desk policy", hr, sales);
        policies.publish(desk, 1, 0, "# Desk\n\nLock it away.");
        access = policies.policy("Access policy", hr, sales);
        policies.publish(access, 1, 0, "# Access\n\nAsk first.");
    }

    @AfterEach
    void theClockBack() {
        ((MovableClock) clock).setOffset(Duration.ZERO);
    }

    @Test
    void managersSeeTheirReportsAndThoseBelowBySwitchTheLateOnesFirst() {
        launch(desk, 10);
        launch(access, 3);
        ahead(5);
        organisation.as(lead, () -> {
            assertThat(team.exists()).isTrue();
            assertThat(team.figures(false)).isEqualTo(new TeamFigures(2, 2, 2));
            assertThat(team.list(TeamFilter.STILL_OPEN, 0, 10))
                    .extracting(duty -> duty.name() + ", " + duty.what())
                    .containsExactly(
                            "Ada Amber, Access policy 1.0",
                            "Ben Blue, Access policy 1.0",
                            "Ada Amber, Clear desk policy 1.0",
                            "Ben Blue, Clear desk policy 1.0");
            assertThat(team.list(TeamFilter.STILL_OPEN, 1, 1))
                    .extracting(TeamDuty::name)
                    .containsExactly("Ben Blue");
            assertThat(team.count(new TeamFilter(Show.LATE, null, false))).isEqualTo(2);
            assertThat(team.count(new TeamFilter(Show.OPEN, desk, false))).isEqualTo(2);
            assertThat(team.policies(false))
                    .extracting(TeamPolicy::title)
                    .containsExactly("Access policy", "Clear desk policy");
        });
        organisation.as(head, () -> {
            assertThat(team.figures(false)).isEqualTo(new TeamFigures(1, 1, 1));
            assertThat(team.list(TeamFilter.STILL_OPEN, 0, 10))
                    .extracting(TeamDuty::name)
                    .containsOnly("Lars Lead");
            assertThat(team.figures(true)).isEqualTo(new TeamFigures(3, 3, 3));
            assertThat(team.count(BELOW)).isEqualTo(6);
        });
        organisation.as(ada, () -> {
            assertThat(team.exists()).isFalse();
            assertThat(team.count(new TeamFilter(Show.ALL, null, true))).isZero();
        });
    }

    @Test
    void whoAnsweredIsNoLongerOpenAndWhoLeftIsNotThere() {
        UUID campaign = launch(desk, 10);
        UUID version = jdbc.sql("SELECT policy_version_id FROM campaign_version WHERE campaign_id = :id")
                .param("id", campaign)
                .query(UUID.class)
                .single();
        organisation.as(
                ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256("# Desk\n\nLock it away.")));
        jdbc.sql("UPDATE person SET active = false, left_at = synced_at WHERE id = :id")
                .param("id", ben)
                .update();
        organisation.as(lead, () -> {
            assertThat(team.figures(false)).isEqualTo(new TeamFigures(1, 0, 0));
            assertThat(team.count(TeamFilter.STILL_OPEN)).isZero();
            assertThat(team.list(new TeamFilter(Show.ANSWERED, null, false), 0, 10))
                    .singleElement()
                    .satisfies(duty -> assertThat(duty.state()).isEqualTo(AttestationState.ATTESTED));
        });
    }

    @Test
    void remindingOneOrAllLateWritesOnceADayAndIsOnRecord() {
        UUID late = launch(access, 3);
        UUID inTime = launch(desk, 20);
        ahead(5);
        organisation.as(lead, () -> {
            TeamDuty adas = team.list(TeamFilter.STILL_OPEN, 0, 1).getFirst();
            assertThat(team.remind(List.of(adas))).isEqualTo(1);
            assertThat(team.remindLate(TeamFilter.STILL_OPEN))
                    .as("Ada had hers today")
                    .isEqualTo(1);
            assertThat(team.remindLate(TeamFilter.STILL_OPEN)).isZero();
            assertThat(team.list(TeamFilter.STILL_OPEN, 0, 1).getFirst().lastRemindedAt())
                    .isNotNull();
        });
        assertThat(mails(late)).containsExactlyInAnyOrder(ada, ben);
        assertThat(mails(inTime)).isEmpty();
        assertThat(audit.historyOf(SubjectRef.policy(access), 0, 20))
                .filteredOn(entry -> entry.act().equals("CampaignReminded"))
                .hasSize(2);
    }

    @Test
    void nobodyRemindsPeopleOfOtherTeams() {
        UUID campaign = launch(access, 3);
        ahead(5);
        TeamDuty foreign = new TeamDuty(
                campaign,
                stranger,
                UUID.randomUUID(),
                "Stig Stranger",
                "Access policy 1.0",
                "Hana Hr",
                AttestationState.OPEN,
                LocalDate.now(clock),
                null,
                null);
        TeamDuty own = organisation.as(
                lead, () -> team.list(TeamFilter.STILL_OPEN, 0, 1).getFirst());
        assertThatThrownBy(() -> organisation.as(lead, () -> team.remind(List.of(own, foreign))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("report to you");
        assertThatThrownBy(() -> organisation.as(ben, () -> team.remind(List.of(own))))
                .isInstanceOf(Problem.class);
        assertThat(organisation.as(ben, () -> team.remindLate(BELOW))).isZero();
        assertThat(mails(campaign)).isEmpty();
        assertThat(organisation.as(head, () -> team.remind(List.of(own))))
                .as("through others")
                .isEqualTo(1);
    }

    @Test
    void auditorsRemindNobody() {
        UUID auditor = organisation.hire("Aud Itor", null, null, Role.AUDITOR);
        organisation.hire("Below Auditor", null, auditor);
        launch(access, 3);
        ahead(5);
        organisation.as(auditor, () -> {
            assertThat(team.count(TeamFilter.STILL_OPEN)).isEqualTo(1);
            assertThat(team.mayRemind()).isFalse();
            assertThatThrownBy(() -> team.remindLate(TeamFilter.STILL_OPEN)).isInstanceOf(Problem.class);
        });
    }

    private UUID launch(UUID policy, int days) {
        UUID campaign = organisation.as(
                hr,
                () -> campaigns.start(new NewCampaign(
                        List.of(policy),
                        "",
                        "",
                        "I will follow it.",
                        AudienceRule.EVERYONE,
                        null,
                        LocalDate.now(clock).plusDays(days),
                        14,
                        false,
                        false)));
        delegate.launch(campaign.toString());
        return campaign;
    }

    private List<UUID> mails(UUID campaign) {
        return jdbc.sql("SELECT person_id FROM outbox_mail WHERE kind <> 'attestation.asked' AND path LIKE '%' || :id")
                .param("id", campaign.toString())
                .query(UUID.class)
                .list();
    }

    private void ahead(int days) {
        ((MovableClock) clock).advance(Duration.ofDays(days));
    }
}
