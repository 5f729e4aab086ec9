package org.bylaw.controlreview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.bylaw.shared.Role;
import org.bylaw.signature.ToSign;
import org.bylaw.testing.AtOnce;
import org.bylaw.testing.AtOnce.Act;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

/** Two of management accept, differently, at the same moment, while others try what they may not: one holds. */
class AcceptanceRacesTest extends ReviewTestBed {

    @Test
    void ofTwoWhoAcceptAtTheSameMomentOneHolds() {
        long seed = Long.getLong("bylaw.races.seed", System.nanoTime());
        Random random = new Random(seed);
        try (AtOnce together = new AtOnce(organisation)) {
            for (int round = 0; round < Integer.getInteger("bylaw.races.small", 5); round++) {
                hire();
                UUID otherBoss = organisation.hire("Olof Boss", null, null, Role.MANAGEMENT);
                ControlReviewFacts review = accepting(TestResult.PARTLY_EFFECTIVE);
                List<Act> acts = new ArrayList<>(List.of(
                        accept(management, review, Acceptance.RESULT),
                        accept(otherBoss, review, Acceptance.REMAINING_RISK)));
                acts.add(accept(random.nextBoolean() ? tester : owner, review, Acceptance.RESULT));
                acts.add(new Act(
                        "test",
                        tester,
                        () -> reviews.test(review.id(), review.revision(), test(TestResult.EFFECTIVE))));
                List<AtOnce.Outcome> outcomes = together.run(acts);
                String what = "seed %d, round %d: %s".formatted(seed, round, outcomes);
                assertThat(outcomes)
                        .as(what)
                        .allMatch(each -> each.accepted()
                                || each.refusedInWords()
                                || each.refusal() instanceof AccessDeniedException);
                assertThat(outcomes.stream().filter(AtOnce.Outcome::accepted).map(each -> each.act()
                                .name()))
                        .as(what)
                        .containsExactly("accept");
                assertThat(row(review.id()))
                        .as(what)
                        .containsEntry("state", "CLOSED")
                        .satisfies(row ->
                                assertThat(List.of(management, otherBoss)).contains((UUID) row.get("accepted_by")));
                assertThat(jdbc.sql(
                                        "SELECT count(*) FROM audit_event WHERE subject_id = :id AND act = 'ControlReviewAccepted'")
                                .param("id", review.id())
                                .query(Long.class)
                                .single())
                        .as(what)
                        .isEqualTo(1);
            }
        }
    }

    private Act accept(UUID who, ControlReviewFacts review, Acceptance acceptance) {
        return new Act("accept", who, () -> {
            ToSign wish = signing.toSign(review.id(), review.revision(), acceptance, "Until June");
            sign(who, wish);
        });
    }
}
