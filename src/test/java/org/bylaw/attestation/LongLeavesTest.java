package org.bylaw.attestation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.audit.AuditEntry;
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

/** Who is on leave for long, who is asked again, and what is known of one person. */
@ModuleTest
class LongLeavesTest {

    private static final String TEXT = "# Clear desk";

    @Autowired
    Organisation organisation;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    AuditTrail audit;

    @Autowired
    AttestationDelegate delegate;

    @Autowired
    Attestations attestations;

    @Autowired
    Campaigns campaigns;

    @Autowired
    LongLeaves leaves;

    @Autowired
    PersonRecord record;

    private UUID hr;
    private UUID boss;
    private UUID ada;
    private UUID ben;
    private UUID version;
    private UUID campaign;
    private LocalDate today;

    @BeforeEach
    void twoAreAsked() {
        String code = "t" + UUID.randomUUID().toString().substring(0, 8);
        UUID team = organisation.department(code, code);
        PublishedPolicies policies = new PublishedPolicies(jdbc, clock);
        today = LocalDate.now(clock);
        hr = organisation.hire("Hana Hr", null, null, Role.HR);
        boss = organisation.hire("Boris Boss", null, null);
        ada = organisation.hire("Ada Amber", team, boss);
        ben = organisation.hire("Ben Blue", team, boss);
        UUID policy = policies.policy("Clear desk policy", boss, team);
        policies.appliesTo(policy, "DEPARTMENT", code);
        version = policies.publish(policy, 1, 0, TEXT);
        campaign = organisation.as(hr, () -> campaigns.start(campaigns.proposal(policy)));
        delegate.launch(campaign.toString());
    }

    @AfterEach
    void theClockBack() {
        ((MovableClock) clock).setOffset(Duration.ZERO);
    }

    @Test
    void whatSomebodyOnLeaveIsAskedIsDueAfterTheReturn() {
        organisation.as(hr, () -> leaves.enter(ada, today, today.plusDays(90)));
        assertThat(mine(ada).dueOn()).isEqualTo(today.plusDays(104));
        assertThat(mine(ben).dueOn()).isEqualTo(today.plusDays(14));
        assertThat(acts(ada)).containsExactly("LongLeaveEntered");
    }

    @Test
    void aLeaveThatBeginsLaterMovesTheDateWhenItBegins() {
        organisation.as(hr, () -> leaves.enter(ada, today.plusDays(5), today.plusDays(90)));
        assertThat(mine(ada).dueOn()).isEqualTo(today.plusDays(14));
        ahead(6);
        delegate.dailyRound(campaign.toString());
        assertThat(mine(ada).dueOn()).isEqualTo(today.plusDays(104));
    }

    @Test
    void whoIsOnLeaveWhenACampaignEndsForGoodDidNotMissIt() {
        organisation.as(hr, () -> leaves.enter(ada, today, today.plusDays(90)));
        ahead(30);
        delegate.close(campaign.toString());
        assertThat(mine(ada).state()).isEqualTo(AttestationState.EXCUSED);
        assertThat(mine(ada).reason()).isEqualTo("On leave until " + today.plusDays(90));
        assertThat(mine(ben).state()).isEqualTo(AttestationState.MISSED);
    }

    @Test
    void leavesDoNotMeetAndAreEnteredByHrAlone() {
        UUID id = organisation.as(hr, () -> leaves.enter(ada, today, today.plusDays(90)));
        assertThatThrownBy(() -> organisation.as(hr, () -> leaves.enter(ada, today.plusDays(90), today.plusDays(91))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).contains("firstDay"));
        assertThatThrownBy(() -> organisation.as(hr, () -> leaves.enter(ben, today, today.minusDays(1))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).contains("lastDay"));
        assertThatThrownBy(() -> organisation.as(boss, () -> leaves.enter(ben, today, today.plusDays(1))))
                .isInstanceOf(AccessDeniedException.class);
        organisation.as(hr, () -> leaves.end(id));
        assertThat(organisation.as(hr, () -> leaves.of(ada))).isEmpty();
        assertThat(acts(ada)).containsExactly("LongLeaveEnded", "LongLeaveEntered");
    }

    @Test
    void hrAsksAgainWhoDeclinedButNeverWhoAttested() {
        organisation.as(ada, () -> attestations.attest(campaign, version, PublishedPolicies.sha256(TEXT)));
        organisation.as(ben, () -> attestations.decline(campaign, version, "Not now."));
        int again = organisation.as(
                hr, () -> campaigns.reopen(campaign, List.of(ada, ben), today.plusDays(20), "It was settled."));
        assertThat(again).isEqualTo(1);
        assertThat(mine(ben).state()).isEqualTo(AttestationState.OPEN);
        assertThat(mine(ben).dueOn()).isEqualTo(today.plusDays(20));
        assertThat(mine(ada).state()).isEqualTo(AttestationState.ATTESTED);
        assertThatThrownBy(() -> organisation.as(
                        boss, () -> campaigns.reopen(campaign, List.of(ben), today.plusDays(20), "Please.")))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whatOneWasAskedIsForThemselvesThoseAboveAndHr() {
        for (UUID reader : List.of(ada, boss, hr)) {
            assertThat(organisation.as(reader, () -> record.of(ada, 0, 10)))
                    .extracting(Asked::policyVersionId)
                    .containsExactly(version);
        }
        assertThatThrownBy(() -> organisation.as(ben, () -> record.of(ada, 0, 10)))
                .isInstanceOf(Problem.class);
    }

    private Asked mine(UUID person) {
        return organisation.as(person, () -> attestations.mine(campaign, version));
    }

    private List<String> acts(UUID person) {
        return audit.historyOf(SubjectRef.person(person), 0, 10).stream()
                .map(AuditEntry::act)
                .toList();
    }

    private void ahead(int days) {
        ((MovableClock) clock).advance(Duration.ofDays(days));
    }
}
