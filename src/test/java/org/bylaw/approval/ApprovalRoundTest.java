package org.bylaw.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bylaw.approval.ApprovalTestBed.KIND;
import static org.bylaw.approval.ApprovalTestBed.SHA;
import static org.bylaw.approval.Outcome.APPROVED;
import static org.bylaw.approval.Outcome.CHANGES_REQUESTED;
import static org.bylaw.approval.Outcome.REJECTED;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bylaw.people.PersonLeft;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.work.Duties;
import org.bylaw.workflow.Processes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@Import(ApprovalTestBed.class)
class ApprovalRoundTest {

    @Autowired
    ApprovalTestBed.Scene scene;

    @Autowired
    Organisation organisation;

    @Autowired
    Approvals approvals;

    @Autowired
    ApprovalDelegate delegate;

    @Autowired
    Processes processes;

    @Autowired
    Duties duties;

    @Autowired
    DueJobs jobs;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @BeforeEach
    void hire() {
        scene.begin();
    }

    private void decide(UUID round, UUID person, Outcome outcome, String reason) {
        UUID seat = scene.seat(round, person);
        organisation.as(person, () -> approvals.decide(round, seat, outcome, reason, SHA));
    }

    private List<UUID> asked(UUID round) {
        return duties.holders("approve", new SubjectRef(SubjectRef.APPROVAL_ROUND, round));
    }

    @Test
    void aMinorChangeIsApprovedByTheOwnersManager() {
        UUID thing = scene.thing("MINOR", scene.author);
        UUID round = scene.submit(thing);
        assertThat(asked(round)).containsExactly(scene.manager);
        assertThat(scene.mails(scene.manager, "approval.asked")).isOne();

        decide(round, scene.manager, APPROVED, "");

        assertThat(scene.roundState(round)).isEqualTo("APPROVED");
        assertThat(asked(round)).isEmpty();
        assertThat(processes.waitsIn(thing, "decide")).isFalse();
        assertThat(scene.mails(scene.owner, "approval.stage-approved")).isOne();
    }

    @Test
    void aMajorPolicyNeedsTwoApproversAfterTheManager() {
        UUID round = scene.submit(scene.thing("MAJOR", scene.author));
        decide(round, scene.manager, APPROVED, "");
        assertThat(asked(round)).containsExactlyInAnyOrder(scene.ann, scene.ben, scene.cleo);
        decide(round, scene.ann, APPROVED, "fine");
        assertThat(scene.openStage(round)).isEqualTo("Approvers");
        decide(round, scene.ben, APPROVED, "");
        assertThat(scene.openStage(round)).isEqualTo("Management");
        assertThat(asked(round)).containsExactly(scene.boss);
    }

    @Test
    void oneRequestForChangesEndsTheRoundAndTheNextOneCountsOn() {
        UUID thing = scene.thing("MAJOR", scene.author);
        UUID first = scene.submit(thing);
        decide(first, scene.manager, CHANGES_REQUESTED, "Section 3 contradicts section 5");
        assertThat(scene.roundState(first)).isEqualTo("CHANGES_REQUESTED");
        assertThat(scene.mails(scene.owner, "approval.changes")).isOne();

        UUID second = scene.submit(thing);
        assertThat(jdbc.sql("SELECT number FROM approval_round WHERE subject_id = :id ORDER BY number")
                        .param("id", thing)
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2);
        decide(second, scene.manager, REJECTED, "Not needed at all");
        assertThat(scene.roundState(second)).isEqualTo("REJECTED");
        assertThat(scene.openStage(second)).isEqualTo("none");
    }

    @Test
    void whoSaysNoSaysWhy() {
        UUID round = scene.submit(scene.thing("MINOR", scene.author));
        assertThatThrownBy(() -> decide(round, scene.manager, CHANGES_REQUESTED, " \n"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).contains("reason"));
        assertThat(scene.roundState(round)).isEqualTo("OPEN");
    }

    @Test
    void whoReadAnotherTextDecidesNothing() {
        UUID thing = scene.thing("MINOR", scene.author);
        UUID round = scene.submit(thing);
        UUID seat = scene.seat(round, scene.manager);
        assertThatThrownBy(() -> organisation.as(
                        scene.manager, () -> approvals.decide(round, seat, APPROVED, "", "c".repeat(64))))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE));
        scene.changeText(thing);
        assertThatThrownBy(() -> decide(round, scene.manager, APPROVED, ""))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE));
    }

    @Test
    void nobodyElseDecides() {
        UUID round = scene.submit(scene.thing("MINOR", scene.author));
        UUID seat = scene.seat(round, scene.manager);
        UUID admin = organisation.hire("Admin", null, null, Role.ADMIN, Role.COMPLIANCE);
        for (UUID stranger : List.of(admin, scene.owner, scene.ann)) {
            assertThatThrownBy(() -> organisation.as(stranger, () -> approvals.decide(round, seat, APPROVED, "", SHA)))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        }
        assertThatThrownBy(() -> approvals.decide(round, seat, APPROVED, "", SHA))
                .isInstanceOf(AuthenticationException.class);
    }

    @Test
    void nobodyDecidesTwice() {
        UUID round = scene.submit(scene.thing("MAJOR", scene.author));
        decide(round, scene.manager, APPROVED, "");
        UUID seat = scene.seat(round, scene.ann);
        UUID other = scene.seat(round, scene.ben);
        scene.away(scene.ben, scene.ann);
        organisation.as(scene.ann, () -> approvals.decide(round, seat, APPROVED, "", SHA));
        assertThatThrownBy(() -> organisation.as(scene.ann, () -> approvals.decide(round, seat, APPROVED, "", SHA)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> organisation.as(scene.ann, () -> approvals.decide(round, other, APPROVED, "", SHA)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("one person counts once");
        assertThat(scene.openStage(round)).isEqualTo("Approvers");
    }

    @Test
    void fourWhoDecideAtOnceAreAllCounted() throws Exception {
        UUID dora = organisation.hire("Dora", null, scene.chief, Role.APPROVER);
        UUID round = scene.submit(scene.thing("MAJOR", scene.author));
        decide(round, scene.manager, APPROVED, "");
        jdbc.sql("UPDATE approval_stage SET rule = 'ALL', needed = NULL WHERE round_id = :id AND state = 'OPEN'")
                .param("id", round)
                .update();
        List<UUID> deciders = List.of(scene.ann, scene.ben, scene.cleo, dora);
        CyclicBarrier together = new CyclicBarrier(deciders.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(deciders.size())) {
            List<Future<Object>> results = threads.invokeAll(deciders.stream()
                    .map(person -> (Callable<Object>) () -> {
                        UUID seat = scene.seat(round, person);
                        together.await();
                        organisation.as(person, () -> approvals.decide(round, seat, APPROVED, "", SHA));
                        return person;
                    })
                    .toList());
            for (Future<Object> result : results) {
                result.get();
            }
        }
        assertThat(scene.openStage(round)).isEqualTo("Management");
        assertThat(jdbc.sql("SELECT count(*) FROM approval_decision WHERE round_id = :id")
                        .param("id", round)
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void ofFourAtOnceTheFirstDecidesAndTheOthersAreTold() throws Exception {
        UUID round = scene.submit(scene.thing("MAJOR", scene.author));
        decide(round, scene.manager, APPROVED, "");
        jdbc.sql("UPDATE approval_stage SET rule = 'FIRST', needed = NULL WHERE round_id = :id AND state = 'OPEN'")
                .param("id", round)
                .update();
        List<UUID> deciders = List.of(scene.ann, scene.ben, scene.cleo);
        CyclicBarrier together = new CyclicBarrier(deciders.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(deciders.size())) {
            List<Future<String>> results = threads.invokeAll(deciders.stream()
                    .map(person -> (Callable<String>) () -> {
                        UUID seat = scene.seat(round, person);
                        together.await();
                        try {
                            organisation.as(person, () -> approvals.decide(round, seat, APPROVED, "", SHA));
                            return "decided";
                        } catch (Problem problem) {
                            return problem.kind().name();
                        }
                    })
                    .toList());
            assertThat(List.of(
                            results.get(0).get(),
                            results.get(1).get(),
                            results.get(2).get()))
                    .containsExactlyInAnyOrder("decided", "STALE", "STALE");
        }
        assertThat(scene.openStage(round)).isEqualTo("Management");
    }

    @Test
    void aSubstituteDecidesForWhoeverIsAway() {
        scene.away(scene.manager, scene.ann);
        UUID round = scene.submit(scene.thing("MINOR", scene.author));
        assertThat(scene.mails(scene.ann, "approval.substitute")).isOne();
        UUID seat = scene.seat(round, scene.manager);
        organisation.as(scene.ann, () -> approvals.decide(round, seat, APPROVED, "", SHA));
        assertThat(scene.roundState(round)).isEqualTo("APPROVED");
        assertThat(jdbc.sql("SELECT actor_name || ' for ' || on_behalf_of_name FROM audit_event"
                                + " WHERE act = 'ApprovalDecided' AND subject_id = :id")
                        .param("id", round)
                        .query(String.class)
                        .single())
                .isEqualTo("Ann for Manager");
    }

    @Test
    void withoutEnoughPeopleTheSubmissionIsUndone() {
        jdbc.sql("DELETE FROM person_role WHERE person_id IN (:people)")
                .param("people", List.of(scene.ben, scene.cleo))
                .update();
        UUID thing = scene.thing("MAJOR", scene.author);
        assertThatThrownBy(() -> scene.submit(thing))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("“Approvers”")
                .hasMessageContaining("2 people")
                .hasMessageContaining("only one");
        assertThat(jdbc.sql("SELECT count(*) FROM approval_round WHERE subject_id = :id")
                        .param("id", thing)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void lateApproversAreRemindedAndThenTheirManagerIsTold() {
        UUID round = scene.submit(scene.thing("MINOR", scene.author));
        jobs.runAll();
        assertThat(scene.mails(scene.manager, "approval.late")).isZero();
        try {
            clock.advance(Duration.ofDays(6));
            jobs.runAll();
            assertThat(scene.mails(scene.manager, "approval.late")).isOne();
            assertThat(scene.mails(scene.chief, "approval.escalated")).isZero();
            clock.advance(Duration.ofDays(3));
            jobs.runAll();
            delegate.escalate(round.toString());
            assertThat(scene.mails(scene.chief, "approval.escalated")).isOne();
        } finally {
            clock.setOffset(Duration.ZERO);
        }
        decide(round, scene.manager, APPROVED, "");
        assertThat(scene.roundState(round)).isEqualTo("APPROVED");
    }

    @Test
    void theOwnerHandsOverAndNobodyElseDoes() {
        UUID round = scene.submit(scene.thing("MINOR", scene.author));
        UUID seat = scene.seat(round, scene.manager);
        assertThatThrownBy(
                        () -> organisation.as(scene.manager, () -> approvals.handOver(round, seat, scene.ann, "busy")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        assertThatThrownBy(
                        () -> organisation.as(scene.owner, () -> approvals.handOver(round, seat, scene.author, "busy")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("wrote part");
        organisation.as(scene.owner, () -> approvals.handOver(round, seat, scene.ann, "on parental leave"));
        assertThat(asked(round)).containsExactly(scene.ann);
        assertThatThrownBy(() -> organisation.as(scene.manager, () -> approvals.decide(round, seat, APPROVED, "", SHA)))
                .isInstanceOf(Problem.class);
        decide(round, scene.ann, APPROVED, "");
        assertThat(scene.roundState(round)).isEqualTo("APPROVED");
    }

    @Test
    void aLeaversSeatGoesToTheNextManagerWhoDidNotWrite() {
        UUID round = scene.submit(scene.thing("MINOR", scene.author, scene.chief));
        leave(scene.manager);
        assertThat(asked(round)).containsExactly(scene.compliance);
        decide(round, scene.compliance, APPROVED, "");
        assertThat(scene.roundState(round)).isEqualTo("APPROVED");
    }

    private void leave(UUID person) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("UPDATE person SET active = false, left_at = now() WHERE id = :id")
                    .param("id", person)
                    .update();
            events.publishEvent(new PersonLeft(person));
        });
    }

    @Test
    void aWithdrawnRoundAsksNobodyAnyMore() {
        UUID thing = scene.thing("MAJOR", scene.author);
        UUID round = scene.submit(thing);
        delegate.withdraw(KIND, thing.toString());
        assertThat(scene.roundState(round)).isEqualTo("WITHDRAWN");
        assertThat(asked(round)).isEmpty();
        assertThat(scene.mails(scene.manager, "approval.withdrawn")).isOne();
        delegate.withdraw(KIND, thing.toString());
    }
}
