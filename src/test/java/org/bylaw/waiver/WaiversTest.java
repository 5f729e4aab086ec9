package org.bylaw.waiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.workflow.Processes;
import org.bylaw.workflow.WhereItStands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@Import(WaiverStage.class)
class WaiversTest {

    @Autowired
    WaiverStage stage;

    @Autowired
    Waivers waivers;

    @Autowired
    WaiverDelegate delegate;

    @Autowired
    Organisation organisation;

    @Autowired
    Processes processes;

    @Autowired
    AuditTrail audit;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void set() {
        stage.set();
    }

    @Test
    void anyoneAsksAndTheOwnerAgrees() {
        UUID id = stage.ask(RiskLevel.LOW, 90);
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.ASKED);
        assertThat(stage.duties(stage.owner, id)).containsExactly("decide-waiver");
        assertThat(stage.mails(stage.owner, id)).containsExactly("waiver.asked");
        assertThat(stage.page(stage.owner, id).why()).isEqualTo("as the owner");
        assertThat(stage.page(stage.asker, id).may().decide()).isFalse();

        stage.decide(stage.owner, id, Verdict.AGREE, "For this summer");

        WaiverFacts granted = stage.facts(id);
        assertThat(granted.state()).isEqualTo(WaiverState.ACTIVE);
        assertThat(granted.endsOn()).isEqualTo(stage.today().plusDays(90));
        assertThat(stage.duties(stage.owner, id)).isEmpty();
        assertThat(stage.mails(stage.asker, id)).containsExactly("waiver.granted");
        assertThat(stage.mails(stage.boss, id))
                .as("a low risk is not management's")
                .isEmpty();
        assertThat(audit.historyOf(granted.ref(), 0, 10))
                .extracting(AuditEntry::act)
                .containsExactly("WaiverGranted", "WaiverDecided", "WaiverAsked");
        assertThat(path(id)).contains("decideWaiver", "grant").doesNotContain("askManagement", "refuse");
    }

    @Test
    void whatIsMissingIsNamedBesideItsField() {
        NewWaiver fine = stage.wish(RiskLevel.LOW, 90);
        assertField("title", new NewWaiver(fine.subject(), " ", "r", "s", "c", Set.of(), RiskLevel.LOW, fine.endsOn()));
        assertField(
                "title",
                new NewWaiver(fine.subject(), "x".repeat(201), "r", "s", "c", Set.of(), RiskLevel.LOW, fine.endsOn()));
        assertField(
                "reason", new NewWaiver(fine.subject(), "t", " ", "s", "c", Set.of(), RiskLevel.LOW, fine.endsOn()));
        assertField("scope", new NewWaiver(fine.subject(), "t", "r", " ", "c", Set.of(), RiskLevel.LOW, fine.endsOn()));
        assertField(
                "compensation",
                new NewWaiver(fine.subject(), "t", "r", "s", " ", Set.of(), RiskLevel.LOW, fine.endsOn()));
        assertField("risk", new NewWaiver(fine.subject(), "t", "r", "s", "c", Set.of(), null, fine.endsOn()));
        assertField("endsOn", new NewWaiver(fine.subject(), "t", "r", "s", "c", Set.of(), RiskLevel.LOW, null));
        assertField("endsOn", stage.wish(RiskLevel.LOW, -1));
        assertField("endsOn", stage.wish(RiskLevel.LOW, 366));
        assertField(
                "controls",
                new NewWaiver(fine.subject(), "t", "r", "s", "c", Set.of(Ids.next()), RiskLevel.LOW, fine.endsOn()));
        assertKind(
                Problem.Kind.NOT_FOUND,
                stage.asker,
                () -> waivers.ask(stage.wish(SubjectRef.policy(Ids.next()), RiskLevel.LOW, 30)));
    }

    @Test
    void onlyWhoMayReadThePolicyAsks() {
        UUID secret = stage.policy(stage.owner, "STRICTLY_CONFIDENTIAL");
        UUID stranger = organisation.hire("Ida Stern", null, null);
        stage.audience(secret, "Nowhere");
        assertKind(
                Problem.Kind.NOT_FOUND,
                stranger,
                () -> waivers.ask(stage.wish(SubjectRef.policy(secret), RiskLevel.LOW, 30)));
    }

    @Test
    void theOwnerRefusesWithAReason() {
        UUID id = stage.ask(RiskLevel.LOW, 90);
        assertThatThrownBy(() -> stage.decide(stage.owner, id, Verdict.REFUSE, " "))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).hasValue("reason"));
        stage.decide(stage.owner, id, Verdict.REFUSE, "Buy one that knows it");
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.REFUSED);
        assertThat(stage.mails(stage.asker, id)).containsExactly("waiver.refused");
        assertThat(stage.duties(stage.owner, id)).isEmpty();
        assertThat(path(id)).contains("refuse", "notGranted").doesNotContain("grant");
        assertKind(
                Problem.Kind.STALE,
                stage.asker,
                () -> waivers.withdraw(id, stage.facts(id).revision()));
    }

    @Test
    void theOwnerAsksBackAndWhoAsksAnswers() {
        UUID id = stage.ask(RiskLevel.LOW, 90);
        stage.decide(stage.owner, id, Verdict.ASK_BACK, "Who has the key?");
        assertThat(stage.duties(stage.owner, id)).isEmpty();
        assertThat(stage.duties(stage.asker, id)).containsExactly("answer-waiver");
        assertThat(stage.mails(stage.asker, id)).containsExactly("waiver.askedBack");
        assertKind(Problem.Kind.STALE, stage.owner, () -> stage.decide(stage.owner, id, Verdict.AGREE, ""));
        assertKind(
                Problem.Kind.FORBIDDEN,
                stage.owner,
                () -> waivers.answer(id, stage.facts(id).revision(), "I do"));
        assertThatThrownBy(() -> organisation.as(
                        stage.asker, () -> waivers.answer(id, stage.facts(id).revision(), "")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).hasValue("answer"));

        organisation.as(stage.asker, () -> waivers.answer(id, stage.facts(id).revision(), "The head of the lab"));

        assertThat(stage.duties(stage.asker, id)).isEmpty();
        assertThat(stage.duties(stage.owner, id)).containsExactly("decide-waiver");
        assertThat(stage.mails(stage.owner, id)).containsExactly("waiver.asked", "waiver.answered");
        WaiverRound round = stage.page(stage.owner, id).open();
        assertThat(round.answer()).isEqualTo("The head of the lab");
        stage.decide(stage.owner, id, Verdict.AGREE, "");
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.ACTIVE);
    }

    @Test
    void whoAsksWithdraws() {
        UUID id = stage.ask(RiskLevel.LOW, 90);
        assertKind(
                Problem.Kind.FORBIDDEN,
                stage.owner,
                () -> waivers.withdraw(id, stage.facts(id).revision()));
        organisation.as(stage.asker, () -> waivers.withdraw(id, stage.facts(id).revision()));
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.WITHDRAWN);
        assertThat(stage.duties(stage.owner, id)).isEmpty();
        assertThat(path(id)).contains("withdrawn", "notGranted");
    }

    @Test
    void twoAtOnceDecideOnce() throws Exception {
        UUID id = stage.ask(RiskLevel.LOW, 90);
        int revision = stage.facts(id).revision();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Callable<Object> decide = () -> {
                organisation.as(stage.owner, () -> stage.decideShown(id, revision, Verdict.AGREE));
                return null;
            };
            Callable<Object> withdraw = () -> {
                organisation.as(stage.asker, () -> waivers.withdraw(id, revision));
                return null;
            };
            List<Future<Object>> results = both.invokeAll(List.of(decide, withdraw));
            assertThat(results.stream().filter(result -> result.state() == Future.State.FAILED))
                    .singleElement()
                    .satisfies(failed -> assertThat(failed.exceptionNow())
                            .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.kind())
                                    .isEqualTo(Problem.Kind.STALE)));
        }
        assertThat(stage.facts(id).state()).isIn(WaiverState.ACTIVE, WaiverState.WITHDRAWN);
    }

    @Test
    void whoAsksClosesWhatIsNoLongerNeeded() {
        UUID id = stage.inForce(90);
        UUID stranger = organisation.hire("Ida Stern", null, null);
        assertKind(
                Problem.Kind.NOT_FOUND,
                stranger,
                () -> waivers.close(id, stage.facts(id).revision(), "I want to"));
        assertKind(
                Problem.Kind.INVALID,
                stage.asker,
                () -> waivers.close(id, stage.facts(id).revision(), " "));
        organisation.as(stage.asker, () -> waivers.close(id, stage.facts(id).revision(), "We have a new scanner"));
        WaiverFacts closed = stage.facts(id);
        assertThat(closed.state()).isEqualTo(WaiverState.CLOSED);
        assertThat(closed.closedHow()).isEqualTo(ClosedHow.NO_LONGER_NEEDED);
        assertThat(closed.closedWord()).isEqualTo("We have a new scanner");
        assertThat(stage.mails(stage.owner, id)).contains("waiver.closed");
        assertThat(path(id)).contains("inForce", "ended").doesNotContain("expire");
    }

    @Test
    void theOwnerRevokes() {
        UUID id = stage.inForce(90);
        assertKind(
                Problem.Kind.FORBIDDEN,
                stage.asker,
                () -> waivers.revoke(id, stage.facts(id).revision(), "No"));
        organisation.as(stage.owner, () -> waivers.revoke(id, stage.facts(id).revision(), "The room stood open"));
        assertThat(stage.facts(id).closedHow()).isEqualTo(ClosedHow.REVOKED);
        assertThat(stage.mails(stage.asker, id)).containsExactly("waiver.granted", "waiver.revoked");
        assertKind(
                Problem.Kind.STALE,
                stage.compliance,
                () -> waivers.revoke(id, stage.facts(id).revision(), "Again"));
    }

    @Test
    void withItsPolicyEverythingOpenEnds() {
        UUID asked = stage.ask(RiskLevel.HIGH, 90);
        UUID active = stage.inForce(90);
        transaction.executeWithoutResult(status -> delegate.policyRetired(stage.policy.toString()));
        for (UUID id : List.of(asked, active)) {
            assertThat(stage.facts(id).closedHow()).isEqualTo(ClosedHow.SUBJECT_GONE);
            assertThat(stage.duties(stage.owner, id)).isEmpty();
            assertThat(stage.mails(stage.asker, id)).contains("waiver.gone");
        }
        assertThat(path(asked)).contains("overEarly");
        assertThat(path(active)).contains("ended");
    }

    @Test
    void aNewVersionLeavesItInForceAndSaysSo() {
        UUID id = stage.inForce(90);
        assertThat(stage.facts(id).newerVersion()).isNull();
        stage.publish(stage.policy, 2);
        assertThat(stage.facts(id).state()).isEqualTo(WaiverState.ACTIVE);
        assertThat(stage.facts(id).versionNumber()).isEqualTo("1.0");
        assertThat(stage.facts(id).newerVersion()).isEqualTo("2.0");
    }

    private Set<String> path(UUID id) {
        return processes.whereIsIt("waiver", id).map(WhereItStands::past).orElseThrow();
    }

    private void assertField(String field, NewWaiver wish) {
        assertThatThrownBy(() -> organisation.as(stage.asker, () -> waivers.ask(wish)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).hasValue(field));
    }

    private void assertKind(Problem.Kind kind, UUID actor, Runnable act) {
        assertThatThrownBy(() -> organisation.as(actor, act))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
    }
}
