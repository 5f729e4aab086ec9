package org.bylaw.waiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.bylaw.shared.Problem;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.workflow.Processes;
import org.bylaw.workflow.WhereItStands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What time does to a waiver: it is late, reminded of, renewed or expires. */
@ModuleTest
@Import(WaiverStage.class)
class WaiverTermTest {

    @Autowired
    WaiverStage stage;

    @Autowired
    Waivers waivers;

    @Autowired
    Organisation organisation;

    @Autowired
    Processes processes;

    @BeforeEach
    void set() {
        stage.set();
    }

    @Test
    void aLateDecisionIsToldToWhoHasItTheirManagerAndCompliance() {
        UUID id = stage.ask(RiskLevel.LOW, 90);
        LocalDate due = stage.today().plusDays(7);
        stage.moveTo(due);
        assertThat(stage.mails(stage.owner, id))
                .as("the due day itself is not late")
                .containsExactly("waiver.asked");
        stage.moveTo(due.plusDays(1));
        assertThat(stage.mails(stage.owner, id)).containsExactly("waiver.asked", "waiver.late");
        assertThat(stage.mails(stage.manager, id)).containsExactly("waiver.late");
        assertThat(stage.mails(stage.compliance, id)).containsExactly("waiver.late");
        assertThat(stage.mails(stage.asker, id)).isEmpty();
    }

    @Test
    void whoHasItIsRemindedAndThenItExpiresUntilSomebodySettlesIt() {
        UUID id = stage.inForce(90);
        LocalDate end = stage.facts(id).endsOn();
        stage.moveTo(end.minusDays(31));
        assertThat(stage.mails(stage.asker, id)).containsExactly("waiver.granted");
        stage.moveTo(end.minusDays(30));
        assertThat(stage.mails(stage.asker, id)).containsExactly("waiver.granted", "waiver.ending");
        assertThat(stage.mails(stage.owner, id)).contains("waiver.endingToo");
        assertThat(stage.duties(stage.asker, id)).containsExactly("renew-waiver");

        stage.moveTo(end);
        assertThat(stage.facts(id).state()).as("the last day still counts").isEqualTo(WaiverState.ACTIVE);
        stage.moveTo(end.plusDays(1));
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.EXPIRED);
        assertThat(stage.duties(stage.asker, id)).containsExactly("settle-waiver");
        assertThat(stage.duties(stage.owner, id)).containsExactly("settle-waiver");
        assertThat(stage.mails(stage.asker, id)).endsWith("waiver.expired");
        assertThat(stage.mails(stage.compliance, id)).contains("waiver.expiredToo");

        assertProblem(Problem.Kind.STALE, () -> renew(id, 30));
        organisation.as(stage.owner, () -> waivers.close(id, stage.facts(id).revision(), "The scanner is gone"));
        assertThat(stage.facts(id).closedHow()).isEqualTo(ClosedHow.SETTLED);
        assertThat(stage.duties(stage.asker, id)).isEmpty();
        assertThat(path(id)).contains("remind", "expire", "settled");
    }

    @Test
    void aShortOneIsNotRemindedInItsFirstHalf() {
        UUID id = stage.inForce(10);
        LocalDate granted = stage.today();
        stage.moveTo(granted.plusDays(4));
        assertThat(stage.duties(stage.asker, id)).isEmpty();
        stage.moveTo(granted.plusDays(5));
        assertThat(stage.duties(stage.asker, id)).containsExactly("renew-waiver");
    }

    @Test
    void itIsRenewedALimitedNumberOfTimesEachDecidedAsTheFirst() {
        UUID id = stage.inForce(90);
        for (int times = 1; times <= 2; times++) {
            LocalDate end = stage.facts(id).endsOn();
            stage.moveTo(end.minusDays(20));
            assertThat(stage.duties(stage.asker, id)).containsExactly("renew-waiver");
            renew(id, 110);
            assertThat(stage.facts(id).state()).as("it holds meanwhile").isEqualTo(WaiverState.ACTIVE);
            assertThat(stage.duties(stage.asker, id)).isEmpty();
            assertThat(stage.mails(stage.owner, id)).contains("waiver.renewal");
            stage.decide(stage.owner, id, Verdict.AGREE, "");
            assertThat(stage.facts(id).endsOn()).isEqualTo(stage.today().plusDays(110));
            assertThat(stage.facts(id).renewals()).isEqualTo(times);
            assertThat(stage.mails(stage.asker, id)).contains("waiver.renewed");
        }
        assertThat(stage.page(stage.asker, id).may().renew()).isFalse();
        assertProblem(Problem.Kind.FORBIDDEN, () -> renew(id, 200));
    }

    @Test
    void aRenewalAsksForALaterEndAndSaysWhy() {
        UUID id = stage.inForce(90);
        assertField("reason", id, stage.today().plusDays(120), " ");
        assertField("endsOn", id, stage.today().plusDays(90), "Still no scanner");
        assertField("endsOn", id, stage.today().plusDays(366), "Still no scanner");
        renew(id, 120);
        assertProblem(Problem.Kind.STALE, () -> renew(id, 130));
    }

    @Test
    void aRefusedRenewalLeavesTheEndAndRemindsAnew() {
        UUID id = stage.inForce(90);
        LocalDate end = stage.facts(id).endsOn();
        stage.moveTo(end.minusDays(20));
        renew(id, 110);
        stage.decide(stage.owner, id, Verdict.REFUSE, "Buy a new one");
        assertThat(stage.facts(id).endsOn()).isEqualTo(end);
        assertThat(stage.facts(id).renewals()).isZero();
        assertThat(stage.mails(stage.asker, id)).endsWith("waiver.renewalRefused");
        stage.moveTo(end.minusDays(19));
        assertThat(stage.duties(stage.asker, id)).containsExactly("renew-waiver");
        stage.moveTo(end.plusDays(1));
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.EXPIRED);
    }

    @Test
    void aWithdrawnRenewalLeavesItInForce() {
        UUID id = stage.inForce(90);
        renew(id, 120);
        organisation.as(stage.asker, () -> waivers.withdraw(id, stage.facts(id).revision()));
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.ACTIVE);
        assertThat(stage.duties(stage.owner, id)).isEmpty();
        assertThat(stage.page(stage.asker, id).rounds())
                .extracting(WaiverRound::state)
                .containsExactly(WaiverRound.State.GRANTED, WaiverRound.State.WITHDRAWN);
        renew(id, 130);
        stage.decide(stage.owner, id, Verdict.AGREE, "");
        assertThat(stage.facts(id).renewals()).isOne();
    }

    @Test
    void itExpiresWhileItsRenewalWaitsAndHoldsAgainWhenThatIsGranted() {
        UUID id = stage.inForce(90);
        LocalDate end = stage.facts(id).endsOn();
        stage.moveTo(end.minusDays(2));
        renew(id, 60);
        stage.moveTo(end.plusDays(1));
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.EXPIRED);
        assertThat(stage.duties(stage.asker, id)).as("nothing to settle yet").isEmpty();
        stage.decide(stage.owner, id, Verdict.AGREE, "");
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.ACTIVE);
        assertThat(stage.facts(id).expiredAt()).isNull();
    }

    @Test
    void itExpiresWhileItsRenewalWaitsAndIsToBeSettledWhenThatIsRefused() {
        UUID id = stage.inForce(90);
        LocalDate end = stage.facts(id).endsOn();
        stage.moveTo(end.minusDays(2));
        renew(id, 60);
        stage.moveTo(end.plusDays(1));
        stage.decide(stage.owner, id, Verdict.REFUSE, "No more");
        assertThat(stage.duties(stage.asker, id)).containsExactly("settle-waiver");
        assertThat(path(id)).contains("expireMeanwhile", "over");
    }

    @Test
    void whatWasNotDecidedInTimeCannotBeAgreedTo() {
        UUID id = stage.ask(RiskLevel.LOW, 3);
        stage.moveTo(stage.today().plusDays(5));
        assertThat(stage.facts(id).state()).as("a request does not expire").isEqualTo(WaiverState.ASKED);
        assertProblem(Problem.Kind.INVALID, () -> stage.decide(stage.owner, id, Verdict.AGREE, ""));
        stage.decide(stage.owner, id, Verdict.REFUSE, "Too late, ask anew");
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.REFUSED);
    }

    private void renew(UUID id, int days) {
        int revision = stage.facts(id).revision();
        LocalDate end = stage.today().plusDays(days);
        organisation.as(stage.asker, () -> waivers.renew(id, revision, end, RiskLevel.LOW, "Still no scanner"));
    }

    private void assertField(String field, UUID id, LocalDate end, String reason) {
        int revision = stage.facts(id).revision();
        assertThatThrownBy(() ->
                        organisation.as(stage.asker, () -> waivers.renew(id, revision, end, RiskLevel.LOW, reason)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).hasValue(field));
    }

    private static void assertProblem(Problem.Kind kind, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.kind())
                .isEqualTo(kind));
    }

    private Set<String> path(UUID id) {
        return processes.whereIsIt("waiver", id).map(WhereItStands::past).orElseThrow();
    }
}
