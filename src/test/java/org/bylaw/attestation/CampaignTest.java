package org.bylaw.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audience.AudienceRule;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.PersonLeft;
import org.bylaw.people.StaffChanged;
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
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class CampaignTest {

    private static final String TEXT = "# Clear desk\n\nLock away what you leave.";

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    AuditTrail audit;

    @Autowired
    AttestationDelegate delegate;

    @Autowired
    Attestations attestations;

    @Autowired
    Campaigns campaigns;

    @Autowired
    CampaignProgress progress;

    @Autowired
    Coverage coverage;

    @Autowired
    AttestationWorkSource workSource;

    private PublishedPolicies policies;
    private UUID sales;
    private UUID legal;
    private UUID owner;
    private UUID boss;
    private UUID ada;
    private UUID ben;
    private UUID cleo;
    private UUID hr;
    private UUID compliance;
    private UUID policy;
    private UUID version;

    @BeforeEach
    void aSmallOrganisation() {
        jdbc.sql("UPDATE person SET active = false, left_at = synced_at WHERE active")
                .update();
        policies = new PublishedPolicies(jdbc, clock);
        sales = organisation.department("SALES", "Sales");
        legal = organisation.department("LEGAL", "Legal");
        owner = organisation.hire("Olga Owner", legal, null, Role.POLICY_OWNER);
        boss = organisation.hire("Boris Boss", sales, null);
        ada = organisation.hire("Ada Amber", sales, boss);
        ben = organisation.hire("Ben Blue", sales, boss);
        cleo = organisation.hire("Cleo Cyan", legal, owner);
        hr = organisation.hire("Hana Hr", legal, null, Role.HR);
        compliance = organisation.hire("Carl Compliance", legal, null, Role.COMPLIANCE);
        policy = policies.policy("Clear desk policy", owner, legal);
        policies.appliesTo(policy, "DEPARTMENT", "SALES");
        version = policies.publish(policy, 1, 0, TEXT);
    }

    @AfterEach
    void theClockBack() {
        ((MovableClock) clock).setOffset(Duration.ZERO);
    }

    @Test
    void everyAudienceIsExactlyThePeopleItNames() {
        Random random = new Random(7);
        List<String> departments = List.of("A", "B", "C", "D");
        List<String> locations = List.of("Oslo", "Rome", "Bonn");
        record Member(UUID id, String department, String location, boolean active) {}
        List<Member> staff = random.ints(60, 0, 1000)
                .mapToObj(number -> {
                    String department = departments.get(number % 4);
                    String location = locations.get(number / 4 % 3);
                    UUID id = organisation.hire(
                            "Member " + number, organisation.department(department, department), null);
                    boolean active = number % 7 != 0;
                    jdbc.sql(
                                    "UPDATE person SET location = :at, active = :active, left_at = CASE WHEN :active THEN NULL ELSE synced_at END WHERE id = :id")
                            .param("at", location)
                            .param("active", active)
                            .param("id", id)
                            .update();
                    return new Member(id, department, location, active);
                })
                .toList();
        for (int round = 0; round < 12; round++) {
            List<String> chosenDepartments =
                    departments.stream().filter(code -> random.nextInt(3) == 0).toList();
            List<String> chosenLocations =
                    locations.stream().filter(at -> random.nextInt(3) == 0).toList();
            AudienceRule audience = AudienceRule.of(chosenDepartments, chosenLocations);
            UUID campaign = startByHand(audience, false);
            delegate.launch(campaign.toString());
            Set<UUID> expected = new HashSet<>();
            staff.stream()
                    .filter(Member::active)
                    .filter(member -> chosenDepartments.isEmpty() || chosenDepartments.contains(member.department()))
                    .filter(member -> chosenLocations.isEmpty() || chosenLocations.contains(member.location()))
                    .forEach(member -> expected.add(member.id()));
            if (audience.everyone()) {
                expected.addAll(List.of(owner, boss, ada, ben, cleo, hr, compliance));
            }
            assertThat(asked(campaign)).as("asked by %s", audience).isEqualTo(expected);
            organisation.as(compliance, () -> campaigns.cancel(campaign, "next round"));
        }
    }

    @Test
    void publishingAsksTheAudienceOnceWithOneMailEach() {
        UUID campaign = startedByPublication();
        delegate.startCampaign(version.toString());
        assertThat(asked(campaign)).containsExactlyInAnyOrder(boss, ada, ben);
        delegate.launch(campaign.toString());
        delegate.launch(campaign.toString());
        assertThat(mails(campaign, "attestation.asked")).containsExactlyInAnyOrder(boss, ada, ben);
        assertThat(acts(policy)).containsExactly("CampaignLaunched", "CampaignStarted");
        assertThat(workSource.open(List.of(ada), null, 10)).singleElement().satisfies(item -> {
            assertThat(item.title()).isEqualTo("Clear desk policy 1.0");
            assertThat(item.path()).isEqualTo("/attest/" + campaign + "/" + version);
        });
        assertThat(workSource.counts(List.of(ada), 100)).isEqualTo(Map.of("attest", 1L));
    }

    @Test
    void aSubstituteDoesNotSeeWhatOthersAttest() {
        startedByPublication();
        organisation.as(cleo, () -> assertThat(workSource.open(List.of(cleo, ada), null, 10))
                .isEmpty());
        organisation.as(ben, () -> assertThat(workSource.open(List.of(ben, ada), null, 10))
                .hasSize(1));
    }

    @Test
    void whatWasAttestedIsARecordThatNobodyChanges() {
        UUID campaign = startedByPublication();
        organisation.as(ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        Asked receipt = organisation.as(ada, () -> attestations.mine(campaign, version));
        assertThat(receipt.state()).isEqualTo(AttestationState.ATTESTED);
        assertThat(receipt.answeredAt()).isNotNull();
        assertThat(receipt.sha256()).isEqualTo(PublishedPolicies.sha256(TEXT));
        assertThat(organisation.as(ada, attestations::myOpen)).isEmpty();
        assertThat(organisation.as(ada, () -> attestations.myAnswers(0, 10))).hasSize(1);
        assertThat(acts(SubjectRef.campaign(campaign))).containsExactly("Attested");
        assertThatThrownBy(
                        () -> jdbc.sql("UPDATE attestation SET state = 'DECLINED', reason = 'x' WHERE person_id = :id")
                                .param("id", ada)
                                .update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM attestation WHERE person_id = :id")
                        .param("id", ada)
                        .update())
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.sql("UPDATE campaign SET statement = 'I agree to more.' WHERE id = :id")
                        .param("id", campaign)
                        .update())
                .hasMessageContaining("never changed");
    }

    @Test
    void nobodyAnswersForOthersOrTwiceOrAnotherTextOrTooLate() {
        UUID campaign = startedByPublication();
        String sha = PublishedPolicies.sha256(TEXT);
        assertThatThrownBy(() -> organisation.as(cleo, () -> attestations.attest(campaign, version, sha)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("not asked");
        assertThatThrownBy(() -> organisation.as(
                        ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256("x"))))
                .hasMessageContaining("not the one you were shown");
        organisation.as(ada, () -> attestations.attest(campaign, version, sha));
        assertThatThrownBy(() -> organisation.as(ada, () -> attestations.attest(campaign, version, sha)))
                .hasMessageContaining("already");
        ahead(30);
        delegate.close(campaign.toString());
        assertThatThrownBy(() -> organisation.as(ben, () -> attestations.attest(campaign, version, sha)))
                .hasMessageContaining("has ended");
    }

    @Test
    void auditorsReadEverythingAndChangeNothing() {
        UUID auditor = organisation.hire("Aud Itor", legal, null, Role.AUDITOR);
        organisation.hire("Below Auditor", legal, auditor);
        UUID campaign = startedByPublication();
        organisation.as(auditor, () -> {
            assertThat(progress.one(campaign).figures().asked()).isEqualTo(3);
            assertThat(progress.people(campaign, PeopleFilter.NONE, 0, 10)).hasSize(3);
            assertThatThrownBy(() -> campaigns.excuse(campaign, List.of(ada), "x"))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> campaigns.cancel(campaign, "x")).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> campaigns.remindAll(campaign)).isInstanceOf(Problem.class);
            assertThatThrownBy(() -> campaigns.start(campaigns.proposal(policy)))
                    .isInstanceOf(Problem.class);
        });
    }

    @Test
    void decliningNeedsAReasonAndCanBeThoughtOver() {
        UUID campaign = startedByPublication();
        assertThatThrownBy(() -> organisation.as(ada, () -> attestations.decline(campaign, version, "  ")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).contains("reason"));
        organisation.as(ada, () -> attestations.decline(campaign, version, "I have no desk."));
        assertThat(figures(campaign).declined()).isEqualTo(1);
        assertThat(organisation.as(hr, () -> progress.people(campaign, declined(), 0, 10)))
                .singleElement()
                .extracting(AskedPerson::reason)
                .isEqualTo("I have no desk.");
        organisation.as(ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        assertThat(figures(campaign).attested()).isEqualTo(1);
        assertThat(figures(campaign).declined()).isZero();
    }

    @Test
    void remindersComeOnceADayAndNotOnTheDayOfTheAsking() {
        UUID campaign = startedByPublication();
        assertThat(organisation.as(hr, () -> campaigns.remindAll(campaign))).isZero();
        ahead(2);
        organisation.as(ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        assertThat(organisation.as(hr, () -> campaigns.remind(campaign, List.of(ada, ben))))
                .isEqualTo(1);
        assertThat(organisation.as(hr, () -> campaigns.remindAll(campaign))).isEqualTo(1);
        delegate.dailyRound(campaign.toString());
        assertThat(mails(campaign, "attestation.reminder")).containsExactlyInAnyOrder(ben, boss);
        ahead(18);
        delegate.dailyRound(campaign.toString());
        assertThat(mails(campaign, "attestation.late")).containsExactlyInAnyOrder(ben, boss);
    }

    @Test
    void managersRemindTheirTeamAndSeeNobodyElse() {
        UUID campaign = startedByPublication();
        ahead(1);
        organisation.as(boss, () -> {
            assertThat(progress.teamOnly(campaign)).isTrue();
            assertThat(progress.people(campaign, PeopleFilter.NONE, 0, 10))
                    .extracting(AskedPerson::personId)
                    .containsExactly(ada, ben);
            assertThat(progress.one(campaign).figures().asked()).isEqualTo(2);
            assertThat(progress.list(false, 0, 10))
                    .singleElement()
                    .satisfies(summary -> assertThat(summary.figures().asked()).isEqualTo(2));
            assertThat(campaigns.remindAll(campaign)).isEqualTo(2);
        });
        assertThatThrownBy(() -> organisation.as(ada, () -> progress.one(campaign)))
                .isInstanceOf(Problem.class);
        assertThat(organisation.as(ada, () -> progress.list(false, 0, 10))).isEmpty();
    }

    @Test
    void eachManagerGetsOneMailWithTheNumberOfTheLate() {
        UUID campaign = startedByPublication();
        ahead(20);
        delegate.dailyRound(campaign.toString());
        delegate.dailyRound(campaign.toString());
        assertThat(mails(campaign, "attestation.escalation")).containsExactly(boss);
        assertThat(jdbc.sql(
                                "SELECT params ->> 'count' FROM outbox_mail WHERE kind = 'attestation.escalation' AND person_id = :boss")
                        .param("boss", boss)
                        .query(String.class)
                        .single())
                .isEqualTo("2");
    }

    @Test
    void theResultIsWrittenDownWhenItCloses() {
        UUID campaign = startedByPublication();
        organisation.as(ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        organisation.as(hr, () -> campaigns.excuse(campaign, List.of(ben, ada), "On parental leave."));
        ahead(30);
        delegate.close(campaign.toString());
        delegate.close(campaign.toString());
        CampaignSummary result = organisation.as(hr, () -> progress.one(campaign));
        assertThat(result.state()).isEqualTo(CampaignState.FOLLOWING);
        assertThat(result.figures()).isEqualTo(new Figures(3, 1, 0, 1, 0, 1));
        assertThat(mails(campaign, "attestation.closed")).containsExactly(owner);
        assertThat(organisation.as(boss, attestations::myOpen)).isEmpty();
    }

    @Test
    void whoIsAskedAfterTheCloseCountsTodayAndNotInTheResult() {
        UUID campaign = startedByPublication();
        ahead(30);
        delegate.close(campaign.toString());
        UUID dora = organisation.hire("Dora Dawn", sales, boss);
        transaction.executeWithoutResult(status -> events.publishEvent(new StaffChanged(Set.of(dora))));
        organisation.as(hr, () -> {
            assertThat(progress.one(campaign).figures().asked()).isEqualTo(3);
            assertThat(progress.today(campaign)).isEqualTo(new Figures(4, 0, 0, 0, 1, 3));
            assertThat(progress.daysOfNewcomers(campaign)).isPresent();
            assertThat(progress.people(campaign, PeopleFilter.NONE, 0, 10))
                    .filteredOn(AskedPerson::askedLater)
                    .extracting(AskedPerson::name)
                    .containsExactly("Dora Dawn");
        });
    }

    @Test
    void hrCancelsWithAReasonAndAttestationsStay() {
        UUID campaign = startedByPublication();
        organisation.as(ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        assertThatThrownBy(() -> organisation.as(owner, () -> campaigns.cancel(campaign, "x")))
                .isInstanceOf(AccessDeniedException.class);
        organisation.as(hr, () -> campaigns.cancel(campaign, "Asked the wrong people."));
        CampaignSummary cancelled = organisation.as(hr, () -> progress.one(campaign));
        assertThat(cancelled.state()).isEqualTo(CampaignState.CANCELLED);
        assertThat(cancelled.reason()).isEqualTo("Asked the wrong people.");
        assertThat(organisation.as(ada, () -> coverage.mine(policy))).isTrue();
        assertThat(organisation.as(ben, attestations::myOpen)).isEmpty();
        assertThatThrownBy(() -> organisation.as(compliance, () -> campaigns.cancel(campaign, "again")))
                .hasMessageContaining("ended already");
    }

    @Test
    void attestationsStayValidUntilTheNextMajorChange() {
        UUID campaign = startedByPublication();
        organisation.as(ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        delegate.close(campaign.toString());
        policies.publish(policy, 1, 1, TEXT + " And your screen.");
        assertThat(organisation.as(hr, () -> coverage.of(policy))).isEqualTo(new Coverage.Share(1, 3));
        UUID rest = startByHand(AudienceRule.of(List.of("SALES"), List.of()), false);
        delegate.launch(rest.toString());
        assertThat(asked(rest)).containsExactlyInAnyOrder(boss, ben);
        UUID second = policies.publish(policy, 2, 0, TEXT + " And the printer.");
        delegate.startCampaign(second.toString());
        UUID all = campaignOf(second);
        delegate.launch(all.toString());
        assertThat(asked(all)).containsExactlyInAnyOrder(boss, ada, ben);
        assertThat(organisation.as(hr, () -> progress.one(rest)).state()).isEqualTo(CampaignState.CANCELLED);
        assertThat(organisation.as(hr, () -> coverage.of(policy))).isEqualTo(new Coverage.Share(0, 3));
    }

    @Test
    void everybodyIsAskedAgainWhereThatIsWanted() {
        UUID first = startedByPublication();
        organisation.as(ada, () -> attestations.attest(first, version, PublishedPolicies.sha256(TEXT)));
        delegate.close(first.toString());
        UUID again = startByHand(AudienceRule.of(List.of("SALES"), List.of()), true);
        delegate.launch(again.toString());
        assertThat(asked(again)).containsExactlyInAnyOrder(boss, ada, ben);
    }

    @Test
    void ownersStartCampaignsOnePerPolicyAndOthersDoNot() {
        assertThatThrownBy(() -> organisation.as(ada, () -> campaigns.start(campaigns.proposal(policy))))
                .isInstanceOf(Problem.class);
        NewCampaign proposal = organisation.as(owner, () -> campaigns.proposal(policy));
        assertThat(proposal.audience()).isEqualTo(AudienceRule.of(List.of("SALES"), List.of()));
        organisation.as(owner, () -> campaigns.start(proposal));
        assertThatThrownBy(() -> organisation.as(owner, () -> campaigns.start(proposal)))
                .hasMessageContaining("running already");
        assertThatThrownBy(() -> organisation.as(
                        owner,
                        () -> campaigns.start(new NewCampaign(
                                List.of(policy),
                                "",
                                "",
                                "I will.",
                                AudienceRule.EVERYONE,
                                null,
                                LocalDate.now(clock),
                                3,
                                false,
                                false))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).contains("dueOn"));
    }

    @Test
    void leaversAreNoLongerWaitedFor() {
        UUID campaign = startedByPublication();
        organisation.as(ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        transaction.executeWithoutResult(status -> events.publishEvent(new PersonLeft(ben)));
        transaction.executeWithoutResult(status -> events.publishEvent(new PersonLeft(ada)));
        assertThat(figures(campaign)).isEqualTo(new Figures(2, 1, 0, 0, 1, 0));
    }

    @Test
    void departmentsAreListedFromTheWorst() {
        UUID campaign = startByHand(AudienceRule.of(List.of("SALES", "LEGAL"), List.of()), false);
        delegate.launch(campaign.toString());
        organisation.as(ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        assertThat(organisation.as(hr, () -> progress.groups(campaign, Grouping.DEPARTMENT)))
                .extracting(GroupFigures::name)
                .containsExactly("Legal", "Sales");
        assertThat(organisation.as(hr, () -> progress.groups(campaign, Grouping.MANAGER)))
                .extracting(GroupFigures::name)
                .containsExactly("", "Olga Owner", "Boris Boss");
        assertThat(organisation.as(hr, () -> progress.groups(campaign, Grouping.LOCATION)))
                .extracting(GroupFigures::name)
                .containsExactly("Hamburg");
        assertThat(organisation.as(hr, () -> progress.answers(campaign)))
                .containsExactly(new AnswersOfDay(LocalDate.now(clock), 1));
    }

    private PeopleFilter declined() {
        return new PeopleFilter(AttestationState.DECLINED, null, null, null, "ad");
    }

    private UUID startedByPublication() {
        delegate.startCampaign(version.toString());
        UUID campaign = campaignOf(version);
        delegate.launch(campaign.toString());
        return campaign;
    }

    private UUID startByHand(AudienceRule audience, boolean again) {
        return organisation.as(
                hr,
                () -> campaigns.start(new NewCampaign(
                        List.of(policy),
                        "",
                        "",
                        "I will follow it.",
                        audience,
                        null,
                        LocalDate.now(clock).plusDays(10),
                        5,
                        again,
                        false)));
    }

    private UUID campaignOf(UUID versionId) {
        return jdbc.sql("SELECT id FROM campaign WHERE published_version_id = :version")
                .param("version", versionId)
                .query(UUID.class)
                .single();
    }

    private Set<UUID> asked(UUID campaign) {
        return Set.copyOf(jdbc.sql("SELECT person_id FROM attestation WHERE campaign_id = :id")
                .param("id", campaign)
                .query(UUID.class)
                .list());
    }

    private List<UUID> mails(UUID campaign, String kind) {
        return jdbc.sql("SELECT person_id FROM outbox_mail WHERE kind = :kind AND path LIKE '%' || :id")
                .param("kind", kind)
                .param("id", campaign.toString())
                .query(UUID.class)
                .list();
    }

    private List<String> acts(UUID policyId) {
        return acts(SubjectRef.policy(policyId));
    }

    private List<String> acts(SubjectRef page) {
        return audit.historyOf(page, 0, 100).stream().map(entry -> entry.act()).toList();
    }

    private Figures figures(UUID campaign) {
        return organisation.as(hr, () -> progress.one(campaign)).figures();
    }

    private void ahead(int days) {
        ((MovableClock) clock).advance(Duration.ofDays(days));
    }
}
