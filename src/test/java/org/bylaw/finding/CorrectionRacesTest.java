package org.bylaw.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.bylaw.testing.AtOnce;
import org.bylaw.testing.AtOnce.Act;
import org.junit.jupiter.api.Test;

/** Verify, send back, withdraw and hand over at the same moment, some by people who may not: one holds. */
class CorrectionRacesTest extends FindingTestBed {

    @Test
    void ofAllWhoJudgeACorrectionAtTheSameMomentOneHolds() {
        long seed = Long.getLong("bylaw.races.seed", System.nanoTime());
        Random random = new Random(seed);
        try (AtOnce together = new AtOnce(organisation)) {
            for (int round = 0; round < Integer.getInteger("bylaw.races.small", 12); round++) {
                UUID id = reported();
                int revision = revision(id);
                List<Act> acts = new ArrayList<>();
                for (int act = 0; act < 5; act++) {
                    acts.add(act(random.nextInt(7), id, revision));
                }
                List<AtOnce.Outcome> outcomes = together.run(acts);
                String what = "seed %d, round %d: %s".formatted(seed, round, outcomes);
                assertThat(outcomes).as(what).allMatch(each -> each.accepted() || each.refusedInWords());
                assertThat(outcomes.stream().filter(AtOnce.Outcome::accepted).count())
                        .as(what)
                        .isLessThanOrEqualTo(1);
                judge(id, what);
            }
        }
    }

    private Act act(int which, UUID id, int revision) {
        LocalDate later = LocalDate.now(clock).plusDays(60);
        return switch (which) {
            case 0, 1 -> new Act("verify", compliance, () -> corrections.verify(id, revision, "Seen"));
            case 2 -> new Act("verify", owner, () -> corrections.verify(id, revision, "I did it well"));
            case 3 -> new Act("sendBack", compliance, () -> corrections.sendBack(id, revision, "Not yet"));
            case 4 -> new Act("withdraw", compliance, () -> desk.withdraw(id, revision, "An error"));
            case 5 -> new Act("move", compliance, () -> corrections.moveDueDate(id, revision, later, "More time"));
            default -> new Act("handOver", owner, () -> desk.handOver(id, revision, manager, "On leave"));
        };
    }

    /** Whoever verified is not the owner, and the process waits where the row says it is. */
    private void judge(UUID id, String round) {
        ActionFacts action = action(id);
        List<String> expected =
                switch (action.state()) {
                    case PLAN -> List.of("plan");
                    case DOING -> List.of("correct");
                    case VERIFY -> List.of("verify");
                    case DONE -> List.of();
                };
        boolean over = jdbc.sql("SELECT state = 'CLOSED' FROM finding WHERE id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
        assertThat(stands(id).stream().filter(task -> !task.equals("watch")).toList())
                .as(round)
                .isEqualTo(over ? List.of() : expected);
        assertThat(jdbc.sql("""
                        SELECT count(*) FROM corrective_action
                        WHERE finding_id = :id AND (verified_by = owner_id OR verified_by = done_by)
                        """).param("id", id).query(Long.class).single())
                .as(round)
                .isZero();
        assertThat(acts(id).stream().filter("CorrectionVerified"::equals).count())
                .as(round)
                .isEqualTo(action.state() == ActionState.DONE && !acts(id).contains("FindingWithdrawn") ? 1 : 0);
    }
}
