package org.bylaw.waiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.bylaw.testing.AtOnce;
import org.bylaw.testing.AtOnce.Act;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.workflow.Processes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** Agree, refuse, ask back, withdraw and sign at the same moment: one of them holds, and the others are told so. */
@ModuleTest
@Import(WaiverStage.class)
class WaiverRacesTest {

    @Autowired
    WaiverStage stage;

    @Autowired
    Waivers waivers;

    @Autowired
    Organisation organisation;

    @Autowired
    Processes processes;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void set() {
        stage.set();
    }

    @Test
    void ofAllWhoDecideAtTheSameMomentOneHolds() {
        long seed = Long.getLong("bylaw.races.seed", System.nanoTime());
        Random random = new Random(seed);
        try (AtOnce together = new AtOnce(organisation)) {
            for (int round = 0; round < Integer.getInteger("bylaw.races.small", 12); round++) {
                boolean toManagement = random.nextBoolean();
                UUID id = stage.ask(toManagement ? RiskLevel.HIGH : RiskLevel.LOW, 60);
                if (toManagement) {
                    stage.decide(stage.owner, id, Verdict.AGREE, "");
                }
                int revision = stage.facts(id).revision();
                List<Act> acts = new ArrayList<>();
                for (int act = 0; act < 5; act++) {
                    acts.add(act(random.nextInt(6), id, revision));
                }
                List<AtOnce.Outcome> outcomes = together.run(acts);
                assertThat(outcomes)
                        .as("seed %d, round %d", seed, round)
                        .allMatch(outcome -> outcome.accepted()
                                || outcome.refusedInWords()
                                || outcome.refusal() instanceof AccessDeniedException);
                assertThat(outcomes.stream().filter(AtOnce.Outcome::accepted).count())
                        .as("seed %d, round %d: %s", seed, round, outcomes)
                        .isLessThanOrEqualTo(1);
                judge(id, outcomes, toManagement);
            }
        }
    }

    private Act act(int which, UUID id, int revision) {
        return switch (which) {
            case 0 -> decide(stage.owner, id, revision, Verdict.AGREE);
            case 1 -> decide(stage.owner, id, revision, Verdict.REFUSE);
            case 2 -> decide(stage.owner, id, revision, Verdict.ASK_BACK);
            case 3 -> decide(stage.asker, id, revision, Verdict.AGREE);
            case 4 -> new Act("withdraw", stage.asker, () -> waivers.withdraw(id, revision));
            default -> new Act("sign", stage.boss, () -> stage.signShown(stage.boss, id, revision));
        };
    }

    private Act decide(UUID who, UUID id, int revision, Verdict verdict) {
        return new Act(verdict.name(), who, () -> stage.decideShown(id, revision, verdict, "Because"));
    }

    /** By the rows alone: who decided, on whose wish, how often, and where the process waits. */
    private void judge(UUID id, List<AtOnce.Outcome> outcomes, boolean toManagement) {
        int before = toManagement ? 1 : 0;
        long accepted = outcomes.stream()
                .filter(AtOnce.Outcome::accepted)
                .filter(outcome -> !outcome.act().name().equals("withdraw"))
                .count();
        assertThat(number("SELECT count(*) FROM waiver_decision WHERE waiver_id = :id", id))
                .isEqualTo(before + accepted);
        assertThat(number(
                        "SELECT count(*) FROM waiver_decision WHERE waiver_id = :id AND decided_by = requested_by", id))
                .isZero();
        assertThat(number(
                        "SELECT count(*) FROM audit_event WHERE subject_id = :id AND act IN ('WaiverDecided', 'WaiverWithdrawn')",
                        id))
                .isEqualTo(before
                        + outcomes.stream().filter(AtOnce.Outcome::accepted).count());
        String state = jdbc.sql("SELECT state FROM waiver_round WHERE waiver_id = :id ORDER BY number DESC LIMIT 1")
                .param("id", id)
                .query(String.class)
                .single();
        assertThat(processes.waitsIn(id, "decideWaiver")).isEqualTo(state.equals("ASKED"));
        assertThat(processes.waitsIn(id, "answerDecider")).isEqualTo(state.equals("ASKED_BACK"));
        assertThat(processes.waitsIn(id, "signWaiver")).isEqualTo(state.equals("TO_MANAGEMENT"));
    }

    private long number(String sql, UUID id) {
        return jdbc.sql(sql).param("id", id).query(Long.class).single();
    }

    @Test
    void theDatabaseTakesOneAnswerToAStage() {
        UUID id = stage.ask(RiskLevel.HIGH, 60);
        stage.decide(stage.owner, id, Verdict.AGREE, "");
        assertThat(catchThrowable(() -> jdbc.sql("""
                                INSERT INTO waiver_decision (id, waiver_id, round, stage, outcome, words, decided_by, decided_at,
                                    requested_by, asked_by)
                                SELECT gen_random_uuid(), waiver_id, round, stage, 'REFUSED', 'No', decided_by, decided_at,
                                    requested_by, asked_by
                                FROM waiver_decision WHERE waiver_id = :id
                                """).param("id", id).update()))
                .hasStackTraceContaining("waiver_decided_once");
    }
}
