package org.bylaw.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.people.PersonLeft;
import org.bylaw.shared.MovableClock;
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

    private UUID ada;
    private UUID ben;
    private UUID hr;
    private UUID compliance;
    private UUID campaign;
    private UUID version;

    @BeforeEach
    void aCampaignForTwo() {
        noon();
        PublishedPolicies policies = new PublishedPolicies(jdbc, clock);
        String code = "T" + UUID.randomUUID().toString().substring(0, 8);
        UUID team = organisation.department(code, "Team " + code);
        UUID owner = organisation.hire("Olga Owner", null, null);
        UUID boss = organisation.hire("Boris Boss", null, null);
        hr = organisation.hire("Hana Hr", null, null, Role.HR);
        compliance = organisation.hire("Carl Compliance", null, null, Role.COMPLIANCE);
        ada = organisation.hire("Ada Amber", team, boss);
        ben = organisation.hire("Ben Blue", team, boss);
        UUID policy = policies.policy("Password policy", owner, team);
        policies.appliesTo(policy, "DEPARTMENT", code);
        version = policies.publish(policy, 1, 0, TEXT);
        delegate.startCampaign(version.toString());
        campaign = jdbc.sql("SELECT id FROM campaign WHERE policy_version_id = :version")
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
        ahead(11);
        assertThat(picture().past()).contains("remindBefore").doesNotContain("remindOn");
        assertThat(mails("attestation.reminder")).isEqualTo(2);
        ahead(3);
        assertThat(picture().past()).contains("remindOn").doesNotContain("remindAfter");
        assertThat(mails("attestation.reminder")).isEqualTo(4);
        ahead(2);
        assertThat(picture().past()).contains("remindAfter").doesNotContain("escalate");
        assertThat(mails("attestation.late")).isEqualTo(2);
        ahead(3);
        assertThat(picture().past()).contains("escalate").doesNotContain("close");
        assertThat(mails("attestation.escalation")).isEqualTo(1);
        ahead(10);
        assertThat(state()).isEqualTo("CLOSED");
        assertThat(picture().past()).contains("closesAt", "close", "closed").doesNotContain("cancelled");
        assertThat(jdbc.sql("SELECT state FROM attestation WHERE campaign_id = :id")
                        .param("id", campaign)
                        .query(String.class)
                        .list())
                .containsExactly("MISSED", "MISSED");
    }

    @Test
    void itClosesAsSoonAsEveryoneHasAnswered() {
        organisation.as(ada, () -> attestations.attest(campaign, PublishedPolicies.sha256(TEXT)));
        jobs.runAll();
        assertThat(state()).isEqualTo("OPEN");
        organisation.as(ben, () -> attestations.decline(campaign, "I have no computer."));
        jobs.runAll();
        assertThat(state()).isEqualTo("CLOSED");
        assertThat(picture().past())
                .contains("collect", "close", "closed")
                .doesNotContain("closesAt", "remindBefore", "escalate");
    }

    @Test
    void excusingAndLeavingCompleteItToo() {
        organisation.as(hr, () -> campaigns.excuse(campaign, List.of(ada), "Away for a year."));
        transaction.executeWithoutResult(status -> events.publishEvent(new PersonLeft(ben)));
        jobs.runAll();
        assertThat(state()).isEqualTo("CLOSED");
    }

    @Test
    void twoWhoAnswerInTheSameInstantStillCompleteIt() throws InterruptedException {
        Thread first = Thread.ofPlatform().start(() -> attest(ada));
        Thread second = Thread.ofPlatform().start(() -> attest(ben));
        first.join();
        second.join();
        jobs.runAll();
        assertThat(state()).isEqualTo("CLOSED");
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
        organisation.as(ada, () -> attestations.attest(campaign, PublishedPolicies.sha256(TEXT)));
        organisation.as(ben, () -> attestations.attest(campaign, PublishedPolicies.sha256(TEXT)));
        jobs.runAll();
        UUID policy = jdbc.sql("SELECT policy_id FROM campaign WHERE id = :id")
                .param("id", campaign)
                .query(UUID.class)
                .single();
        UUID second = organisation.as(hr, () -> campaigns.start(policy, campaigns.proposal(policy)));
        jobs.runAll();
        assertThat(jdbc.sql("SELECT state || ' ' || asked FROM campaign WHERE id = :id")
                        .param("id", second)
                        .query(String.class)
                        .single())
                .isEqualTo("CLOSED 0");
    }

    private void attest(UUID person) {
        organisation.as(person, () -> attestations.attest(campaign, PublishedPolicies.sha256(TEXT)));
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
