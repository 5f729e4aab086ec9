package org.bylaw.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.bylaw.approval.ApprovalTestBed.SHA;
import static org.bylaw.approval.Outcome.APPROVED;

import java.util.Map;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
@Import(ApprovalTestBed.class)
class SigningTest {

    @Autowired
    ApprovalTestBed.Scene scene;

    @Autowired
    ApprovalTestBed.Logins logins;

    @Autowired
    Organisation organisation;

    @Autowired
    Approvals approvals;

    @Autowired
    ApprovalRecords records;

    @Autowired
    ApprovalTestBed.Things things;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private UUID thing;
    private UUID round;
    private UUID seat;

    @BeforeEach
    void upToTheSignature() {
        scene.begin();
        thing = scene.thing("MAJOR", scene.author);
        round = scene.submit(thing);
        for (UUID person : new UUID[] {scene.manager, scene.ann, scene.ben}) {
            UUID theirs = scene.seat(round, person);
            organisation.as(person, () -> approvals.decide(round, theirs, APPROVED, "", SHA));
        }
        seat = scene.seat(round, scene.boss);
    }

    private void prepareAndLogIn(UUID person) {
        organisation.as(person, () -> {
            approvals.prepareSignature(round, seat, "Read and discussed", SHA);
            approvals.loginToSign(round, seat, SHA, "/approvals/" + round + "/sign");
        });
        logins.logIn(person);
    }

    @Test
    void aFreshLoginSignsTheExactText() {
        prepareAndLogIn(scene.boss);
        assertThat(organisation.as(scene.boss, () -> approvals.readyToSign(seat)))
                .isTrue();
        organisation.as(scene.boss, () -> approvals.sign(round, seat));
        assertThat(scene.roundState(round)).isEqualTo("APPROVED");
        Map<String, Object> signature = jdbc.sql("SELECT * FROM approval_signature WHERE round_id = :id")
                .param("id", round)
                .query()
                .singleRow();
        assertThat(signature)
                .containsEntry("signer_name", "Boss")
                .containsEntry("sha256", SHA)
                .containsEntry(
                        "statement",
                        "I, Boss, approve “Access control policy, version 2.0” for the stage “Management”.");
        assertThat(jdbc.sql("SELECT reason FROM approval_decision WHERE seat_id = :id")
                        .param("id", seat)
                        .query(String.class)
                        .single())
                .isEqualTo("Read and discussed");
    }

    @Test
    void withoutAFreshLoginNothingIsSigned() {
        organisation.as(scene.boss, () -> approvals.prepareSignature(round, seat, "", SHA));
        assertThatThrownBy(() -> organisation.as(scene.boss, () -> approvals.sign(round, seat)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        assertThatThrownBy(() -> organisation.as(scene.boss, () -> approvals.decide(round, seat, APPROVED, "", SHA)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("signature");
        assertThat(scene.openStage(round)).isEqualTo("Management");
    }

    @Test
    void whenTheTextChangedAfterThePageWasOpenedNothingIsSigned() {
        prepareAndLogIn(scene.boss);
        scene.changeText(thing);
        assertThatThrownBy(() -> organisation.as(scene.boss, () -> approvals.sign(round, seat)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE));
        assertThat(scene.openStage(round)).isEqualTo("Management");
    }

    @Test
    void aLoginOfSomebodyElseDoesNotSign() {
        prepareAndLogIn(scene.boss);
        assertThatThrownBy(() -> organisation.as(scene.ann, () -> approvals.sign(round, seat)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aSubstituteSignsForWhoeverIsAwayWithTheirOwnName() {
        scene.away(scene.boss, scene.compliance);
        prepareAndLogIn(scene.compliance);
        organisation.as(scene.compliance, () -> approvals.sign(round, seat));
        assertThat(jdbc.sql("SELECT statement FROM approval_signature WHERE round_id = :id")
                        .param("id", round)
                        .query(String.class)
                        .single())
                .startsWith("I, Compliance, for Boss, approve");
    }

    @Test
    void aLoginDoesNotSignOtherWordsThanThoseThatItWasMadeFor() {
        prepareAndLogIn(scene.boss);
        organisation.as(scene.boss, () -> approvals.prepareSignature(round, seat, "I was never asked about this", SHA));
        assertThat(organisation.as(scene.boss, () -> approvals.readyToSign(seat)))
                .isFalse();
        assertThatThrownBy(() -> organisation.as(scene.boss, () -> approvals.sign(round, seat)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        assertThat(scene.openStage(round)).isEqualTo("Management");
    }

    @Test
    void whoApprovedItIsSeenByThoseAloneWhoMayReadIt() {
        prepareAndLogIn(scene.boss);
        organisation.as(scene.boss, () -> approvals.sign(round, seat));
        UUID stranger = organisation.hire("Sam Stranger", null, null);
        SubjectRef ref = new SubjectRef(ApprovalTestBed.KIND, thing);
        assertThat(organisation.as(stranger, () -> records.roundsOf(ref))).hasSize(1);
        things.hidden.add(thing);
        assertThat(organisation.as(stranger, () -> records.roundsOf(ref)))
                .as("approved, and not yet for them to read")
                .isEmpty();
        assertThat(organisation.as(scene.ann, () -> records.roundsOf(ref))).hasSize(1);
    }

    @Test
    void theDatabaseTakesNoApprovalThereWithoutASignature() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> jdbc.sql("""
                                INSERT INTO approval_decision (id, seat_id, stage_id, round_id, decided_by, outcome,
                                    reason, sha256, decided_at)
                                SELECT :id, id, stage_id, round_id, person_id, 'APPROVED', '', :sha256, now()
                                FROM approval_seat WHERE id = :seat
                                """)
                        .param("id", Ids.next())
                        .param("sha256", SHA)
                        .param("seat", seat)
                        .update()))
                .hasStackTraceContaining("needs a signature");
    }
}
