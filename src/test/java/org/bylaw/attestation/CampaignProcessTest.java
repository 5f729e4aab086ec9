package org.bylaw.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bylaw.audience.AudienceRule;
import org.bylaw.people.PersonLeft;
import org.bylaw.people.StaffChanged;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.workflow.Processes;
import org.bylaw.workflow.WhereItStands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** The campaign's model, walked by the real engine with the clock moved on: each path, taken and not taken. */
@ModuleTest
class CampaignProcessTest {

    private static final String TEXT = "# Passwords\n\nUse a manager.";

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    DueJobs jobs;

    @Autowired
    Processes processes;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    AttestationDelegate delegate;

    @Autowired
    Attestations attestations;

    @Autowired
    Campaigns campaigns;

    @Autowired
    Completion completion;

    private UUID ada;
    private UUID ben;
    private UUID hr;
    private UUID compliance;
    private UUID campaign;
    private UUID version;
    private UUID owner;
    private UUID team;
    private String code;
    private PublishedPolicies policies;
    private UUID policy;

    @BeforeEach
    void aCampaignForTwo() {
        noon();
        policies = new PublishedPolicies(jdbc, clock);
        code = "T" + UUID.randomUUID().toString().substring(0, 8);
        team = organisation.department(code, "Team " + code);
        owner = organisation.hire("Olga Owner", null, null);
        UUID boss = organisation.hire("Boris Boss", null, null);
        hr = organisation.hire("Hana Hr", null, null, Role.HR);
        compliance = organisation.hire("Carl Compliance", null, null, Role.COMPLIANCE);
        ada = organisation.hire("Ada Amber", team, boss);
        ben = organisation.hire("Ben Blue", team, boss);
        policy = policies.policy("Password policy", owner, team);
        policies.appliesTo(policy, "DEPARTMENT", code);
        version = policies.publish(policy, 1, 0, TEXT);
        delegate.startCampaign(version.toString());
        campaign = jdbc.sql("SELECT id FROM campaign WHERE published_version_id = :version")
                .param("version", version)
                .query(UUID.class)
                .single();
        jobs.runAll();
    }

    /** Reminders go out in the morning: a day ahead means the same at whatever hour the test runs. */
    private void noon() {
        Instant noon =
                LocalDate.now(clock).atTime(12, 0).atZone(clock.getZone()).toInstant();
        ((MovableClock) clock).setOffset(Duration.between(Instant.now(), noon));
    }

    @AfterEach
    void theClockBack() {
        organisation.as(compliance, () -> {
            if (state().equals("OPEN")) {
                campaigns.cancel(campaign, "The test is over.");
            }
            if (state().equals("FOLLOWING")) {
                delegate.policyRetired(policy.toString());
            }
        });
        ((MovableClock) clock).setOffset(Duration.ZERO);
    }

    @Test
    void itAsksAndWaits() {
        assertThat(state()).isEqualTo("OPEN");
        assertThat(picture().current())
                .extracting(WhereItStands.Waiting::activityId)
                .containsExactly("collect");
        assertThat(mails("attestation.reminder")).isZero();
    }

    @Test
    void itRemindsEscalatesAndClosesWithoutAnswers() {
        ahead(10);
        assertThat(mails("attestation.reminder")).isZero();
        ahead(1);
        assertThat(picture().past()).contains("round", "roundDone").doesNotContain("closesAt");
        assertThat(mails("attestation.reminder")).isEqualTo(2);
        ahead(3);
        assertThat(mails("attestation.reminder")).isEqualTo(4);
        ahead(2);
        assertThat(mails("attestation.late")).isEqualTo(2);
        ahead(3);
        assertThat(mails("attestation.escalation")).isEqualTo(1);
        ahead(5);
        assertThat(mails("attestation.escalation.hr"))
                .isEqualTo(jdbc.sql("""
                        SELECT count(*) FROM person_role r JOIN person p ON p.id = r.person_id AND p.active
                        WHERE r.role = 'hr'
                        """).query(Integer.class).single());
        ahead(5);
        assertThat(state()).isEqualTo("FOLLOWING");
        assertThat(picture().past()).contains("closesAt", "close").doesNotContain("cancelled", "closed");
        assertThat(states()).containsExactly("MISSED", "MISSED");
    }

    @Test
    void aRoundThatDidNotRunIsMadeUpForOnce() {
        ahead(13);
        assertThat(mails("attestation.reminder"))
                .as("for the day that was missed")
                .isEqualTo(2);
        ((MovableClock) clock).advance(Duration.ofMinutes(10));
        delegate.dailyRound(campaign.toString());
        assertThat(mails("attestation.reminder")).isEqualTo(2);
    }

    @Test
    void moreTimeMovesItsEndAndItsReminders() {
        ahead(11);
        assertThat(mails("attestation.reminder")).isEqualTo(2);
        LocalDate later = LocalDate.now(clock).plusDays(20);
        organisation.as(hr, () -> campaigns.extend(campaign, later, "Half of them were on holiday."));
        jobs.runAll();
        assertThat(picture().past()).contains("extended").doesNotContain("closesAt");
        assertThat(picture().current())
                .extracting(WhereItStands.Waiting::activityId)
                .containsExactly("collect");
        ahead(8);
        assertThat(mails("attestation.late")).as("late by the former date only").isZero();
        ahead(9);
        assertThat(mails("attestation.reminder")).isEqualTo(4);
        ahead(12);
        assertThat(state()).as("past the former end").isEqualTo("OPEN");
        ahead(7);
        assertThat(state()).isEqualTo("FOLLOWING");
    }

    @Test
    void lessTimeIsNotGivenAndNotByEveryone() {
        assertThatThrownBy(() -> organisation.as(
                        hr,
                        () -> campaigns.extend(campaign, LocalDate.now(clock).plusDays(3), "Hurry.")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).contains("dueOn"));
        assertThatThrownBy(() -> organisation.as(
                        ada,
                        () -> campaigns.extend(campaign, LocalDate.now(clock).plusDays(30), "Me.")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whoJoinsIsAskedWithADateOfTheirOwnAlsoAfterTheClose() {
        ahead(5);
        UUID cleo = join("Cleo Cyan");
        assertThat(dueOf(cleo)).isEqualTo(LocalDate.now(clock).plusDays(14));
        ahead(24);
        assertThat(state()).isEqualTo("FOLLOWING");
        assertThat(picture().current())
                .extracting(WhereItStands.Waiting::activityId)
                .containsExactly("follow");
        assertThat(stateOf(cleo)).as("has time still").isEqualTo("OPEN");
        UUID dora = join("Dora Dust");
        organisation.as(dora, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        assertThat(stateOf(dora)).isEqualTo("ATTESTED");
        ahead(6);
        assertThat(picture().past()).contains("roundAfter", "roundAfterDone").doesNotContain("superseded");
        assertThat(stateOf(cleo)).isEqualTo("MISSED");
    }

    @Test
    void whoMovesIsAskedByTheNewPlaceAndNoLongerByTheFormer() {
        UUID elsewhere = organisation.department("ELSEWHERE", "Elsewhere");
        UUID emil = organisation.hire("Emil Ebony", elsewhere, null);
        move(emil, team);
        assertThat(stateOf(emil)).isEqualTo("OPEN");
        move(emil, elsewhere);
        assertThat(stateOf(emil)).isEqualTo("MOVED");
        move(emil, team);
        assertThat(stateOf(emil)).isEqualTo("OPEN");
        move(ben, elsewhere);
        organisation.as(ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        organisation.as(emil, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        jobs.runAll();
        assertThat(state()).as("nobody is missing").isEqualTo("FOLLOWING");
    }

    @Test
    void aNewerMajorVersionEndsTheAskingAboutTheFormer() {
        ahead(30);
        UUID cleo = join("Cleo Cyan");
        UUID second = policies.publish(policy, 2, 0, TEXT + " Longer ones.");
        delegate.startCampaign(second.toString());
        jobs.runAll();
        assertThat(state()).isEqualTo("CLOSED");
        assertThat(picture().past()).contains("superseded", "endSuperseded").doesNotContain("cancelled");
        assertThat(stateOf(cleo)).isEqualTo("CANCELLED");
        assertThat(organisation.as(cleo, attestations::myOpen))
                .as("whatever campaigns of other tests ask of who joins")
                .extracting(Asked::policyVersionId)
                .contains(second)
                .doesNotContain(version);
        cancel(campaignOf(second));
    }

    @Test
    void aRetiredPolicyIsAttestedNoMore() {
        delegate.policyRetired(policy.toString());
        jobs.runAll();
        assertThat(state()).isEqualTo("CANCELLED");
        assertThat(organisation.as(ada, attestations::myOpen))
                .extracting(Asked::policyVersionId)
                .doesNotContain(version);
    }

    @Test
    void whoIsAwayForLongIsNotRemindedUntilTheReturn() {
        jdbc.sql("""
                        INSERT INTO long_leave (id, person_id, first_day, last_day, entered_by, entered_at)
                        VALUES (gen_random_uuid(), :ada, :first, :last, :hr, :now)
                        """)
                .param("ada", ada)
                .param("first", LocalDate.now(clock))
                .param("last", LocalDate.now(clock).plusDays(12))
                .param("hr", hr)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        ahead(11);
        assertThat(mails("attestation.reminder")).as("Ben's").isEqualTo(1);
        ahead(11);
        assertThat(mails("attestation.reminder")).as("none: Ben is late by now").isEqualTo(1);
        ahead(1);
        assertThat(mails("attestation.reminder"))
                .as("Ada's, who is back and has a later date")
                .isEqualTo(2);
    }

    @Test
    void severalPoliciesAreAskedInOneCampaignAndAnsweredOneByOne() {
        UUID other = policies.policy("Travel policy", owner, team);
        UUID otherVersion = policies.publish(other, 1, 0, "# Travel");
        UUID fresh = policies.policy("Guest policy", owner, team);
        UUID freshVersion = policies.publish(fresh, 3, 1, "# Guests");
        UUID both = organisation.as(
                hr,
                () -> campaigns.start(new NewCampaign(
                        List.of(other, fresh),
                        "For those who travel",
                        "",
                        "I will.",
                        AudienceRule.of(List.of(code), List.of()),
                        null,
                        LocalDate.now(clock).plusDays(9),
                        2,
                        false,
                        false)));
        jobs.runAll();
        assertThat(organisation.as(ada, () -> attestations.mine(both)))
                .extracting(Asked::title)
                .containsExactly("Travel policy 1.0", "Guest policy 3.1");
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM outbox_mail WHERE kind = 'attestation.asked' AND path LIKE '%' || :id")
                        .param("id", both.toString())
                        .query(Integer.class)
                        .single())
                .as("one mail each, not one a policy")
                .isEqualTo(2);
        organisation.as(ada, () -> attestations.attest(both, otherVersion, PublishedPolicies.sha256("# Travel")));
        assertThat(organisation.as(ada, attestations::myOpen))
                .extracting(Asked::policyVersionId)
                .contains(freshVersion)
                .doesNotContain(otherVersion);
        delegate.policyRetired(fresh.toString());
        organisation.as(ben, () -> attestations.attest(both, otherVersion, PublishedPolicies.sha256("# Travel")));
        jobs.runAll();
        assertThat(jdbc.sql("SELECT state || ' ' || attested FROM campaign WHERE id = :id")
                        .param("id", both)
                        .query(String.class)
                        .single())
                .isEqualTo("CLOSED 2");
    }

    @Test
    void itClosesAsSoonAsEveryoneHasAnswered() {
        organisation.as(ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        jobs.runAll();
        assertThat(state()).isEqualTo("OPEN");
        organisation.as(ben, () -> attestations.decline(campaign, version, "I have no computer."));
        jobs.runAll();
        assertThat(state()).isEqualTo("FOLLOWING");
        assertThat(picture().past()).contains("collect", "close").doesNotContain("closesAt", "round", "closed");
    }

    @Test
    void excusingAndLeavingCompleteItToo() {
        organisation.as(hr, () -> campaigns.excuse(campaign, List.of(ada), "Away for a year."));
        transaction.executeWithoutResult(status -> events.publishEvent(new PersonLeft(ben)));
        jobs.runAll();
        assertThat(state()).isEqualTo("FOLLOWING");
    }

    @Test
    void twoWhoAnswerInTheSameInstantStillCompleteIt() throws InterruptedException {
        Thread first = Thread.ofPlatform().start(() -> attest(ada));
        Thread second = Thread.ofPlatform().start(() -> attest(ben));
        first.join();
        second.join();
        jobs.runAll();
        assertThat(state()).isEqualTo("FOLLOWING");
    }

    @Test
    void complianceEndsItAtOnceAndNobodyIsRemindedAnyMore() {
        organisation.as(compliance, () -> campaigns.cancel(campaign, "Wrong audience."));
        assertThat(state()).isEqualTo("CANCELLED");
        assertThat(picture().current()).isEmpty();
        assertThat(picture().past()).contains("cancelled", "endCancelled").doesNotContain("close");
        ahead(40);
        assertThat(mails("attestation.reminder")).isZero();
    }

    @Test
    void oneWithoutAnybodyToAskClosesByItself() {
        organisation.as(ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        organisation.as(ben, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        jobs.runAll();
        UUID second = organisation.as(hr, () -> campaigns.start(campaigns.proposal(policy)));
        jobs.runAll();
        assertThat(jdbc.sql("SELECT state || ' ' || asked FROM campaign WHERE id = :id")
                        .param("id", second)
                        .query(String.class)
                        .single())
                .isEqualTo("CLOSED 0");
        assertThat(processes
                        .whereIsIt("attestation-campaign", second)
                        .orElseThrow()
                        .past())
                .contains("closed")
                .doesNotContain("follow");
    }

    @Test
    void theLastAnswersOfManyAreNoticedEvenIfNoneOfThemLooked() {
        Set<UUID> crowd = IntStream.range(0, 60)
                .mapToObj(number -> organisation.hire("Staff " + number, team, null))
                .collect(Collectors.toSet());
        transaction.executeWithoutResult(status -> events.publishEvent(new StaffChanged(crowd)));
        crowd.add(ben);
        attest(ada);
        crowd.forEach(this::attest);
        Processes stumbling = mock();
        when(stumbling.correlateIfAwaited(any(), any())).thenThrow(new IllegalStateException("It stumbles."));
        Completion stumbled = new Completion(jdbc, stumbling, transaction);
        assertThatThrownBy(stumbled::sweep)
                .as("a job that could not do its work says so")
                .hasMessage("It stumbles.");
        completion.sweep();
        jobs.runAll();
        assertThat(states()).containsOnly("ATTESTED").hasSize(62);
        assertThat(state()).isEqualTo("FOLLOWING");
        assertThat(picture().past()).doesNotContain("closesAt");
    }

    private UUID join(String name) {
        UUID id = organisation.hire(name, team, null);
        changed(id);
        return id;
    }

    private void move(UUID person, UUID to) {
        jdbc.sql("UPDATE person SET department_id = :to WHERE id = :id")
                .param("to", to)
                .param("id", person)
                .update();
        changed(person);
    }

    private void changed(UUID person) {
        transaction.executeWithoutResult(status -> events.publishEvent(new StaffChanged(Set.of(person))));
    }

    private UUID campaignOf(UUID versionId) {
        return jdbc.sql("SELECT id FROM campaign WHERE published_version_id = :version")
                .param("version", versionId)
                .query(UUID.class)
                .single();
    }

    private void cancel(UUID id) {
        organisation.as(compliance, () -> campaigns.cancel(id, "The test is over."));
    }

    private List<String> states() {
        return jdbc.sql("SELECT state FROM attestation WHERE campaign_id = :id")
                .param("id", campaign)
                .query(String.class)
                .list();
    }

    private String stateOf(UUID person) {
        return jdbc.sql("SELECT state FROM attestation WHERE campaign_id = :id AND person_id = :person")
                .param("id", campaign)
                .param("person", person)
                .query(String.class)
                .single();
    }

    private LocalDate dueOf(UUID person) {
        return jdbc.sql("SELECT due_on FROM attestation WHERE campaign_id = :id AND person_id = :person")
                .param("id", campaign)
                .param("person", person)
                .query(LocalDate.class)
                .single();
    }

    private void attest(UUID person) {
        organisation.as(person, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
    }

    private String state() {
        return jdbc.sql("SELECT state FROM campaign WHERE id = :id")
                .param("id", campaign)
                .query(String.class)
                .single();
    }

    private WhereItStands picture() {
        return processes.whereIsIt("attestation-campaign", campaign).orElseThrow();
    }

    private int mails(String kind) {
        return jdbc.sql("SELECT count(*) FROM outbox_mail WHERE kind = :kind AND path LIKE '%' || :id")
                .param("kind", kind)
                .param("id", campaign.toString())
                .query(Integer.class)
                .single();
    }

    private void ahead(int days) {
        ((MovableClock) clock).advance(Duration.ofDays(days));
        jobs.runAll();
    }
}
