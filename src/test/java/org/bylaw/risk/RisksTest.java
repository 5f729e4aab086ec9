package org.bylaw.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bylaw.risk.RiskDesk.refused;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.History;
import org.bylaw.control.ControlRisk;
import org.bylaw.people.PersonLeft;
import org.bylaw.risk.Scale.Step;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Problem.Kind;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.work.Duties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class RisksTest {

    @Autowired
    Risks risks;

    @Autowired
    RiskScales scales;

    @Autowired
    RiskSigning signing;

    @Autowired
    RiskReviews reviews;

    @Autowired
    ControlRisk controlRisk;

    @Autowired
    Duties duties;

    @Autowired
    History history;

    @Autowired
    Organisation organisation;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    RiskDesk desk;
    UUID compliance;
    UUID owner;
    UUID auditor;
    UUID risk;
    Duration moved = Duration.ZERO;

    @BeforeEach
    void enter() {
        desk = new RiskDesk(risks, scales, signing, organisation, transaction, jdbc, clock);
        compliance = organisation.hire("Carla Compliance", null, null, Role.COMPLIANCE);
        owner = organisation.hire("Otto Owner", null, null, Role.CONTROL_OWNER);
        auditor = organisation.hire("Ada Auditor", null, null, Role.AUDITOR);
        risk = desk.enter(compliance, owner);
    }

    @AfterEach
    void backToNow() {
        ((MovableClock) clock).advance(moved.negated());
    }

    private RiskFacts read() {
        return desk.page(auditor, risk).risk();
    }

    @Test
    void whoEntersARiskAsksItsOwnerToAssessIt() {
        assertThat(read().reference()).matches("R-\\d{3,}");
        assertThat(read().controls()).extracting(RiskFacts.LinkedControl::code).containsExactly("8.13");
        assertThat(duties.holders(RiskDuties.ASSESS, read().subject())).containsExactly(owner);
        desk.assess(owner, risk, desk.assessment(4, 5, 2, 4));
        assertThat(read().level()).isEqualTo(RiskLevel.VERY_HIGH);
        assertThat(read().residualLevel()).isEqualTo(RiskLevel.MEDIUM);
        assertThat(duties.holders(RiskDuties.ASSESS, read().subject())).isEmpty();
        assertThat(duties.holders(RiskDuties.ACCEPT, read().subject())).containsExactly(owner);
        AuditEntry last = organisation
                .as(auditor, () -> history.of(read().subject(), 0, 1).acts())
                .getFirst();
        assertThat(last.act()).isEqualTo("RiskAssessed");
        assertThat(last.details()).containsEntry("level", Map.of("before", "", "after", "Very high"));
    }

    @Test
    void whatIsMissingIsSaidAtItsField() {
        organisation.as(compliance, () -> {
            RiskEntry good = desk.entry("x", owner);
            refused(() -> risks.enter(desk.entry(" ", owner)), Kind.INVALID, "title");
            refused(() -> risks.enter(desk.entry("x", auditor)), Kind.INVALID, "owner");
            refused(
                    () -> risks.enter(new RiskEntry("x", "a", "t", "", owner, UUID.randomUUID(), Set.of())),
                    Kind.INVALID,
                    "department");
            refused(
                    () -> risks.enter(new RiskEntry("x", "a", "t", "", owner, null, Set.of(UUID.randomUUID()))),
                    Kind.INVALID,
                    "controls");
            refused(
                    () -> risks.enter(new RiskEntry("x", "a", "", "", owner, null, good.controls())),
                    Kind.INVALID,
                    "threat");
        });
        refusedAssessment(desk.assessment(6, 5, 1, 1), "likelihood");
        refusedAssessment(desk.assessment(4, 5, 2, null), "residualImpact");
        refusedAssessment(
                new Assessment(
                        1,
                        1,
                        Treatment.AVOID,
                        " ",
                        desk.today(),
                        null,
                        null,
                        null,
                        desk.today().plusDays(9)),
                "plan");
        refusedAssessment(new Assessment(1, 1, Treatment.RETAIN, "", null, null, null, null, desk.today()), "review");
        assertThat(read().level()).isNull();
    }

    private void refusedAssessment(Assessment assessment, String field) {
        refused(() -> desk.assess(owner, risk, assessment), Kind.INVALID, field);
    }

    @Test
    void othersDoNotTouchIt() {
        UUID another = organisation.hire("Anna Another", null, null, Role.CONTROL_OWNER);
        UUID employee = organisation.hire("Emil Employee", null, null);
        refused(() -> desk.assess(another, risk, desk.assessment(1, 1, 1, 1)), Kind.FORBIDDEN, "");
        organisation.as(another, () -> {
            refused(() -> risks.describe(risk, 0, desk.entry("x", another)), Kind.FORBIDDEN, "");
            refused(() -> risks.close(risk, 0, "No"), Kind.FORBIDDEN, "");
        });
        organisation.as(auditor, () -> assertThatThrownBy(() -> risks.enter(desk.entry("x", owner)))
                .isInstanceOf(AccessDeniedException.class));
        organisation.as(
                employee, () -> assertThatThrownBy(() -> risks.page(risk)).isInstanceOf(AccessDeniedException.class));
        assertThat(read().revision()).isZero();
    }

    @Test
    void oneOfTwoAtOnceIsToldAndOverwritesNothing() throws Exception {
        UUID scale = organisation.as(owner, () -> scales.current().id());
        CyclicBarrier together = new CyclicBarrier(2);
        List<Callable<Boolean>> both = new ArrayList<>();
        for (int likelihood : new int[] {1, 5}) {
            both.add(() -> {
                together.await();
                try {
                    organisation.as(
                            owner, () -> risks.assess(risk, 0, scale, desk.assessment(likelihood, 5, null, null)));
                    return true;
                } catch (Problem problem) {
                    assertThat(problem.kind()).isEqualTo(Kind.STALE);
                    return false;
                }
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Boolean>> outcomes = threads.invokeAll(both);
            assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get())).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void itsOwnerAcceptsAndAnyChangeMakesThatVoid() {
        desk.assess(owner, risk, desk.assessment(4, 5, 2, 4));
        refused(() -> desk.accept(compliance, risk), Kind.FORBIDDEN, "");
        desk.accept(owner, risk);
        assertThat(desk.page(owner, risk).accepted()).isPresent();
        assertThat(duties.holders(RiskDuties.ACCEPT, read().subject())).isEmpty();
        refused(() -> desk.accept(owner, risk), Kind.STALE, "");

        Assessment later = new Assessment(
                4,
                5,
                Treatment.MODIFY,
                "Offline copies",
                desk.today().plusMonths(2),
                desk.today(),
                2,
                4,
                desk.today().plusDays(90));
        desk.assess(owner, risk, later);
        assertThat(desk.page(owner, risk).accepted())
                .as("when it is looked at again, and that the plan is done, change nothing of it")
                .isPresent();

        desk.assess(owner, risk, desk.assessment(4, 5, 1, 4));
        RiskPage after = desk.page(owner, risk);
        assertThat(after.accepted()).isEmpty();
        assertThat(after.acceptances().getFirst().voidWhy()).isEqualTo("it was assessed anew");
        assertThat(duties.holders(RiskDuties.ACCEPT, read().subject())).containsExactly(owner);

        desk.assess(owner, risk, desk.assessment(4, 5, 2, 4));
        desk.accept(owner, risk);
        assertThat(desk.page(owner, risk).accepted())
                .as("a state that comes back is signed anew")
                .isPresent();
    }

    @Test
    void aSignatureOfAnotherStateDoesNothing() {
        desk.assess(owner, risk, desk.assessment(4, 5, 2, 4));
        organisation.as(
                owner,
                () -> refused(
                        () -> transaction.executeWithoutResult(status -> desk.sign(owner, read(), "0".repeat(64))),
                        Kind.STALE,
                        ""));
        assertThat(desk.page(owner, risk).acceptances()).isEmpty();
    }

    @Test
    void whatIsHigherThanAcceptableIsManagementsToAccept() {
        desk.assess(owner, risk, desk.assessment(5, 5, 4, 4));
        refused(() -> desk.accept(owner, risk), Kind.FORBIDDEN, "");
        UUID manager = organisation.hire("Mona Management", null, null, Role.MANAGEMENT);
        organisation.as(compliance, () -> risks.describe(risk, read().revision(), desk.entry("Ransomware", manager)));
        desk.accept(manager, risk);
        assertThat(desk.page(owner, risk).accepted()).isPresent();
    }

    @Test
    void theDatabaseHoldsToItToo() {
        desk.assess(owner, risk, desk.assessment(4, 5, 2, 4));
        desk.accept(owner, risk);
        refusedBySql("UPDATE risk SET level = 'LOW' WHERE id = :id", "risk_scale_id_likelihood_impact_level_fkey");
        refusedBySql("UPDATE risk SET plan = ' ' WHERE id = :id", "risk_check");
        refusedBySql("UPDATE risk SET state = 'CLOSED' WHERE id = :id", "risk_check");
        refusedBySql("UPDATE risk_acceptance SET text = 'other' WHERE risk_id = :id", "permission denied");
        refusedBySql(
                "INSERT INTO risk_acceptance SELECT gen_random_uuid(), risk_id, signature_id, '%s', accepted_at, text, sha256, level FROM risk_acceptance WHERE risk_id = :id"
                        .formatted(compliance),
                "only the owner");
        refusedBySql("DELETE FROM risk WHERE id = :id", "permission denied");
    }

    private void refusedBySql(String sql, String why) {
        assertThatThrownBy(() -> jdbc.sql(sql).param("id", risk).update()).hasStackTraceContaining(why);
    }

    @Test
    void aRiskIsClosedWithAReasonAndOpenedAgain() {
        desk.assess(owner, risk, desk.assessment(4, 5, 2, 4));
        organisation.as(owner, () -> {
            refused(() -> risks.close(risk, read().revision(), "  "), Kind.INVALID, "why");
            risks.close(risk, read().revision(), "The servers are gone");
            refused(
                    () -> risks.assess(risk, read().revision(), scales.current().id(), desk.assessment(1, 1, 1, 1)),
                    Kind.STALE,
                    "");
        });
        assertThat(read().closedWhy()).isEqualTo("The servers are gone");
        assertThat(duties.holders(RiskDuties.ACCEPT, read().subject())).isEmpty();
        assertThat(controlRisk.levelFor(UUID.randomUUID())).isEqualTo("MEDIUM");
        organisation.as(owner, () -> risks.reopen(risk, read().revision(), "They are back"));
        assertThat(read().open()).isTrue();
        assertThat(duties.holders(RiskDuties.ACCEPT, read().subject())).containsExactly(owner);
    }

    @Test
    void theHighestOpenRiskSaysHowMuchDependsOnAControl() {
        UUID control = desk.control("7.14");
        organisation.as(
                compliance,
                () -> risks.describe(risk, 0, new RiskEntry("x", "a", "t", "", owner, null, Set.of(control))));
        assertThat(controlRisk.levelFor(control))
                .as("nobody has assessed it yet")
                .isEqualTo("MEDIUM");
        desk.assess(owner, risk, desk.assessment(5, 5, 1, 1));
        assertThat(controlRisk.levelFor(control)).isEqualTo("VERY_HIGH");
        organisation.as(owner, () -> risks.close(risk, read().revision(), "Gone"));
        assertThat(controlRisk.levelFor(control)).isEqualTo("MEDIUM");
    }

    @Test
    void whatKeepsOwnersFromBeingAskedIsNotHiddenFromThePageOfHealth() {
        PlatformTransactionManager away = mock();
        when(away.getTransaction(any())).thenThrow(new CannotCreateTransactionException("There is no database."));
        RiskReviews failing =
                new RiskReviews(jdbc, mock(), mock(), mock(), mock(), mock(), mock(), mock(), away, clock);
        assertThatThrownBy(failing::ask).hasMessage("There is no database.");
    }

    @Test
    void whenTheDayComesNearItsOwnerIsAskedOnce() {
        desk.assess(owner, risk, desk.assessment(4, 5, 2, 4));
        reviews.ask();
        assertThat(duties.holders(RiskDuties.REVIEW, read().subject())).isEmpty();
        advance(Duration.ofDays(356));
        reviews.ask();
        reviews.ask();
        assertThat(duties.holders(RiskDuties.REVIEW, read().subject())).containsExactly(owner);
        assertThat(mails("risk.review")).isEqualTo(1);
        advance(Duration.ofDays(12));
        assertThat(read().reviewOverdue(desk.today())).isTrue();
        desk.assess(owner, risk, desk.assessment(4, 5, 2, 4));
        assertThat(duties.holders(RiskDuties.REVIEW, read().subject())).isEmpty();
        assertThat(read().reviewOverdue(desk.today())).isFalse();
    }

    private int mails(String kind) {
        return jdbc.sql("SELECT count(*) FROM outbox_mail WHERE person_id = :owner AND kind = :kind")
                .param("owner", owner)
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }

    private void advance(Duration by) {
        ((MovableClock) clock).advance(by);
        moved = moved.plus(by);
    }

    @Test
    void whoLeavesHandsOverAndWhatTheyAcceptedIsVoid() {
        UUID manager = organisation.hire("Mona Management", null, null, Role.MANAGEMENT);
        jdbc.sql("UPDATE person SET manager_id = :manager WHERE id = :owner")
                .param("manager", manager)
                .param("owner", owner)
                .update();
        desk.assess(owner, risk, desk.assessment(4, 5, 2, 4));
        desk.accept(owner, risk);
        transaction.executeWithoutResult(status -> events.publishEvent(new PersonLeft(owner)));
        assertThat(read().ownerId()).isEqualTo(manager);
        assertThat(desk.page(owner, risk).accepted()).isEmpty();
        assertThat(duties.holders(RiskDuties.ACCEPT, read().subject())).containsExactly(manager);
    }

    @Test
    void aNewScaleShowsWhatIsOnTheOldOneAndCarriesItOver() {
        desk.assess(owner, risk, desk.assessment(4, 5, 2, 4));
        desk.accept(owner, risk);
        Scale before = organisation.as(auditor, () -> scales.current());
        ScaleDraft three = draft(before, 3);
        organisation.as(owner, () -> assertThatThrownBy(() -> scales.set(before.number(), three))
                .isInstanceOf(AccessDeniedException.class));
        organisation.as(compliance, () -> {
            refused(() -> scales.set(before.number(), draft(before, 2)), Kind.INVALID, "likelihoods");
            refused(() -> scales.set(before.number() - 1, three), Kind.STALE, "");
            scales.set(before.number(), three);
        });
        try {
            RiskPage older = desk.page(owner, risk);
            assertThat(older.onOlderScale()).isTrue();
            assertThat(older.risk().level()).isEqualTo(RiskLevel.VERY_HIGH);
            assertThat(older.accepted()).as("it stays as it was").isPresent();
            organisation.as(
                    owner,
                    () -> refused(
                            () -> risks.assess(risk, read().revision(), before.id(), desk.assessment(1, 1, 1, 1)),
                            Kind.STALE,
                            ""));
            organisation.as(owner, () -> scales.carryOver(risk, read().revision()));
            RiskPage carried = desk.page(owner, risk);
            assertThat(carried.onOlderScale()).isFalse();
            assertThat(carried.risk().assessment().likelihood()).isEqualTo(3);
            assertThat(carried.risk().assessment().residualLikelihood()).isEqualTo(2);
            assertThat(carried.accepted()).isEmpty();
            assertThat(organisation.as(compliance, () -> scales.carryAllOver())).isNotNegative();
            assertThat(organisation.as(compliance, () -> scales.older())).isZero();
        } finally {
            Scale now = organisation.as(auditor, () -> scales.current());
            organisation.as(compliance, () -> {
                scales.set(now.number(), asBefore(before, now));
                scales.carryAllOver();
            });
        }
    }

    /** For the tests after this one. */
    private static ScaleDraft asBefore(Scale before, Scale now) {
        Map<Integer, Integer> carried = new HashMap<>();
        now.likelihoods().forEach(step -> carried.put(step.step(), step.step()));
        return new ScaleDraft(
                before.likelihoods(), before.impacts(), before.levels(), before.acceptable(), carried, carried);
    }

    /** Levels by thresholds, as on the scale that comes with the product; steps beyond the last become the last. */
    private static ScaleDraft draft(Scale before, int size) {
        List<Step> steps = new ArrayList<>();
        List<List<RiskLevel>> levels = new ArrayList<>();
        for (int step = 1; step <= size; step++) {
            steps.add(new Step(step, "Step " + step, ""));
            List<RiskLevel> row = new ArrayList<>();
            for (int impact = 1; impact <= size; impact++) {
                int product = step * impact;
                row.add(
                        product >= 15
                                ? RiskLevel.VERY_HIGH
                                : product >= 10 ? RiskLevel.HIGH : product >= 5 ? RiskLevel.MEDIUM : RiskLevel.LOW);
            }
            levels.add(row);
        }
        Map<Integer, Integer> carried = new HashMap<>();
        before.likelihoods().forEach(step -> carried.put(step.step(), Math.min(step.step(), size)));
        return new ScaleDraft(steps, steps, levels, RiskLevel.MEDIUM, carried, carried);
    }
}
