package org.bylaw.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bylaw.approval.ApprovalTestBed.SHA;

import java.util.UUID;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever wrote any part, or owns the policy, can't approve or sign: not by the service, and not by SQL. */
@ModuleTest
@Import(ApprovalTestBed.class)
class FourEyesTest {

    @Autowired
    ApprovalTestBed.Scene scene;

    @Autowired
    Organisation organisation;

    @Autowired
    Approvals approvals;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void hire() {
        scene.begin();
    }

    @Test
    void aManagerWhoWroteIsPassedOver() {
        UUID round = scene.submit(scene.thing("MINOR", scene.author, scene.manager));
        UUID seat = scene.seat(round, scene.chief);
        assertThat(jdbc.sql("SELECT why FROM approval_seat WHERE id = :id")
                        .param("id", seat)
                        .query(String.class)
                        .single())
                .isEqualTo("as the owner's manager, in place of Manager, who wrote part of it");
    }

    @Test
    void aWriterDoesNotDecideAsASubstituteNorAsAnAdmin() {
        UUID writer = organisation.hire("Writer", null, null, Role.ADMIN, Role.APPROVER, Role.MANAGEMENT);
        UUID round = scene.submit(scene.thing("MINOR", writer));
        UUID seat = scene.seat(round, scene.manager);
        scene.away(scene.manager, writer);
        for (Outcome outcome : Outcome.values()) {
            assertThatThrownBy(
                            () -> organisation.as(writer, () -> approvals.decide(round, seat, outcome, "because", SHA)))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN))
                    .hasMessageContaining("You wrote part of this text");
        }
    }

    @Test
    void theOwnerDecidesNeitherAsASubstituteNorByTakingItOver() {
        UUID round = scene.submit(scene.thing("MINOR", scene.author));
        UUID seat = scene.seat(round, scene.manager);
        scene.away(scene.manager, scene.owner);
        assertThatThrownBy(() -> organisation.as(
                        scene.owner, () -> approvals.decide(round, seat, Outcome.APPROVED, "because", SHA)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN))
                .hasMessageContaining("You own this");
        assertThatThrownBy(() ->
                        organisation.as(scene.owner, () -> approvals.handOver(round, seat, scene.owner, "I can do it")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).contains("to"));
        assertThatThrownBy(() -> insertDecision(seat, scene.owner, null))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasStackTraceContaining("approval_party");
    }

    @Test
    void whoComesToOwnItWhileItIsInApprovalDecidesNothingEither() {
        UUID thing = scene.thing("MINOR", scene.author);
        UUID round = scene.submit(thing);
        UUID seat = scene.seat(round, scene.manager);
        scene.giveTo(thing, scene.manager);
        scene.away(scene.manager, scene.ann);
        for (UUID person : new UUID[] {scene.manager, scene.ann}) {
            assertThatThrownBy(() -> organisation.as(
                            person, () -> approvals.decide(round, seat, Outcome.APPROVED, "because", SHA)))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        }
        assertThatThrownBy(() -> organisation.as(
                        scene.manager, () -> approvals.handOver(round, seat, scene.manager, "I can do it")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).contains("to"));
        organisation.as(scene.manager, () -> approvals.handOver(round, seat, scene.chief, "I own it by now"));
        UUID theirs = scene.seat(round, scene.chief);
        organisation.as(scene.chief, () -> approvals.decide(round, theirs, Outcome.APPROVED, "", SHA));
        assertThat(scene.roundState(round)).isEqualTo("APPROVED");
    }

    @Test
    void theDatabaseRefusesAWritersSeatAndDecision() {
        UUID round = scene.submit(scene.thing("MINOR", scene.author));
        UUID seat = scene.seat(round, scene.manager);
        assertThatThrownBy(() -> jdbc.sql("""
                        INSERT INTO approval_seat (id, stage_id, round_id, person_id, why, state)
                        SELECT :id, stage_id, round_id, :writer, 'because', 'OPEN' FROM approval_seat WHERE id = :seat
                        """)
                        .param("id", Ids.next())
                        .param("writer", scene.author)
                        .param("seat", seat)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasStackTraceContaining("approval_party");
        assertThatThrownBy(() -> insertDecision(seat, scene.author, null))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasStackTraceContaining("approval_party");
        assertThatThrownBy(() -> insertDecision(seat, scene.manager, scene.author))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasStackTraceContaining("approval_party");
        insertDecision(seat, scene.manager, null);
    }

    @Test
    void nobodyChangesSides() {
        UUID round = scene.submit(scene.thing("MINOR", scene.author));
        assertThatThrownBy(() -> jdbc.sql("INSERT INTO approval_party VALUES (:round, :writer, 'DECIDER')")
                        .param("round", round)
                        .param("writer", scene.author)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("UPDATE approval_party SET side = 'DECIDER' WHERE round_id = :round")
                        .param("round", round)
                        .update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM approval_party WHERE round_id = :round")
                        .param("round", round)
                        .update())
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void aDecisionIsFinalAndAboutTheTextOfTheRound() {
        UUID round = scene.submit(scene.thing("MINOR", scene.author));
        UUID seat = scene.seat(round, scene.manager);
        assertThatThrownBy(() -> jdbc.sql("UPDATE approval_decision SET outcome = 'APPROVED'")
                        .update())
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM approval_signature").update())
                .hasStackTraceContaining("permission denied");
        insertDecision(seat, scene.manager, null);
        assertThatThrownBy(() -> jdbc.sql("UPDATE approval_round SET sha256 = :other WHERE id = :round")
                        .param("other", "f".repeat(64))
                        .param("round", round)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void insertDecision(UUID seat, UUID by, UUID onBehalfOf) {
        jdbc.sql("""
                        INSERT INTO approval_decision (id, seat_id, stage_id, round_id, decided_by, on_behalf_of, outcome,
                            reason, sha256, decided_at)
                        SELECT :id, id, stage_id, round_id, :by, :behalf, 'APPROVED', '', :sha256, now()
                        FROM approval_seat WHERE id = :seat
                        """)
                .param("id", Ids.next())
                .param("by", by)
                .param("behalf", onBehalfOf)
                .param("sha256", SHA)
                .param("seat", seat)
                .update();
    }
}
