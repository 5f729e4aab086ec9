package org.bylaw.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class ProcessesTest {

    private static final String LIFECYCLE = "policy-lifecycle";

    @Autowired
    Processes processes;

    @Autowired
    Walk walk;

    @Autowired
    RecordedDelegates delegates;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void tidyUp() {
        walk.tidyUp();
    }

    @Test
    void aRefusalInTheSameStretchReachesTheCallerAndNothingMoves() {
        UUID version = walk.start(LIFECYCLE, "policyVersionId", Map.of());
        String code = "refused-" + version;
        Problem refusal = Problem.invalid("effectiveAt", "The date lies in the past.");
        delegates.when("approvalDelegate.openNextStage", () -> {
            throw refusal;
        });

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    addDepartment(code);
                    processes.completeTask(version, "draft", Map.of("consult", false));
                }))
                .isSameAs(refusal);

        assertThat(walk.stands(LIFECYCLE, version)).containsExactly("draft");
        assertThat(processes.whereIsIt("approval-round", version)).isEmpty();
        assertThat(departments(code)).as("the command's own rows are gone too").isZero();
    }

    @Test
    void whatTheDatabaseRefusesReachesTheCallerUnwrapped() {
        UUID version = walk.start(LIFECYCLE, "policyVersionId", Map.of());
        delegates.when("policyDelegate.freeze", () -> {
            throw new DuplicateKeyException("four eyes");
        });
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> walk.complete(version, "draft", Map.of("consult", false)));
    }

    @Test
    void theEngineJoinsTheCallersTransaction() {
        UUID version = Ids.next();
        transaction.executeWithoutResult(status -> {
            processes.start(LIFECYCLE, version, Map.of("policyVersionId", version.toString()));
            status.setRollbackOnly();
        });
        assertThat(processes.whereIsIt(LIFECYCLE, version)).isEmpty();
    }

    @Test
    void severalStartTogetherEachWithItsOwnVariablesOrNoneOfThem() {
        UUID one = Ids.next();
        UUID other = Ids.next();
        Map<UUID, Map<String, ?>> both = Map.of(
                one, Map.of("policyVersionId", one.toString()), other, Map.of("policyVersionId", other.toString()));
        transaction.executeWithoutResult(status -> {
            processes.startAll(LIFECYCLE, both);
            status.setRollbackOnly();
        });
        assertThat(processes.whereIsIt(LIFECYCLE, one)).isEmpty();

        transaction.executeWithoutResult(status -> processes.startAll(LIFECYCLE, both));

        walk.complete(one, "draft", Map.of("consult", true));
        assertThat(walk.stands(LIFECYCLE, one)).containsExactly("consultation");
        assertThat(walk.stands(LIFECYCLE, other)).containsExactly("draft");
        assertThat(delegates.takeCalls()).contains("policyDelegate.openConsultation(" + one + ")");
    }

    @Test
    void withoutATransactionTheEngineIsNotAsked() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> processes.start(LIFECYCLE, Ids.next(), Map.of()));
    }

    @Test
    void whoComesTooLateIsToldSo() {
        UUID version = walk.start(LIFECYCLE, "policyVersionId", Map.of());
        walk.complete(version, "draft", Map.of("consult", true));
        assertStale(() -> walk.complete(version, "draft", Map.of("consult", true)));
        assertStale(() -> walk.send(version, "VersionDiscarded"));
        assertStale(() -> walk.complete(Ids.next(), "draft", Map.of()));
        assertThat(walk.stands(LIFECYCLE, version)).containsExactly("consultation");
    }

    @Test
    void aMessageThatNobodyAwaitsMayBeLeftOut() {
        UUID version = walk.start(LIFECYCLE, "policyVersionId", Map.of());
        assertThat(transaction.<Boolean>execute(status -> processes.correlateIfAwaited("VersionWithdrawn", version)))
                .isFalse();
        assertThat(transaction.<Boolean>execute(status -> processes.correlateIfAwaited("VersionDiscarded", version)))
                .isTrue();
        walk.assertEnded(LIFECYCLE, version, "endDiscarded");
    }

    @Test
    void itSaysWhetherATaskIsOpenInWhatItCalls() {
        UUID version = walk.start(LIFECYCLE, "policyVersionId", Map.of());
        assertThat(processes.waitsIn(version, "decide")).isFalse();
        walk.complete(version, "draft", Map.of("consult", false));
        assertThat(processes.waitsIn(version, "decide")).isTrue();
        assertThat(processes.waitsIn(version, "draft")).isFalse();
    }

    @Test
    void aCancelledProcessEndsWithAllThatItCalled() {
        UUID version = walk.start(LIFECYCLE, "policyVersionId", Map.of());
        walk.complete(version, "draft", Map.of("consult", false));
        delegates.takeCalls();

        transaction.executeWithoutResult(status -> processes.cancel(version, "imported by mistake"));

        assertThat(walk.stands(LIFECYCLE, version)).isEmpty();
        assertThat(walk.stands("approval-round", version)).isEmpty();
        assertThat(delegates.takeCalls()).isEmpty();
        assertStale(() -> transaction.executeWithoutResult(status -> processes.cancel(version, "again")));
    }

    @Test
    void thePictureLeadsIntoTheRoundWhileItRunsAndAfterwards() {
        UUID version = walk.start(LIFECYCLE, "policyVersionId", Map.of());
        walk.complete(version, "draft", Map.of("consult", false));

        WhereItStands under = walk.picture(LIFECYCLE, version);
        assertThat(under.modelXml()).contains("<bpmn:process id=\"policy-lifecycle\"");
        assertThat(under.past()).contains("started", "draft", "freeze").doesNotContain("approval", "consultation");
        assertThat(under.current()).singleElement().satisfies(waiting -> {
            assertThat(waiting.name()).isEqualTo("Approval round");
            assertThat(waiting.since()).isNotNull();
        });
        assertThat(under.called().get("approval").current())
                .extracting(WhereItStands.Waiting::name)
                .containsExactly("Decide");

        walk.complete(version, "decide", Map.of("stageOutcome", "REJECTED"));

        WhereItStands ended = walk.picture(LIFECYCLE, version);
        assertThat(ended.current()).isEmpty();
        assertThat(ended.past()).contains("approval", "endRejected");
        assertThat(ended.called().get("approval").past()).contains("decide", "done");
    }

    private static void assertStale(Runnable act) {
        assertThatExceptionOfType(Problem.class).isThrownBy(act::run).satisfies(problem -> assertThat(problem.kind())
                .isEqualTo(Problem.Kind.STALE));
    }

    private void addDepartment(String code) {
        jdbc.sql("INSERT INTO department (id, code, name) VALUES (:id, :code, :code)")
                .param("id", Ids.next())
                .param("code", code)
                .update();
    }

    private long departments(String code) {
        return jdbc.sql("SELECT count(*) FROM department WHERE code = :code")
                .param("code", code)
                .query(Long.class)
                .single();
    }
}
