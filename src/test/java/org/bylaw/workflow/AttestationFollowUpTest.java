package org.bylaw.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class AttestationFollowUpTest {

    private static final String FOLLOW_UP = "attestation-followup";

    @Autowired
    Walk walk;

    @Autowired
    RecordedDelegates delegates;

    @AfterEach
    void tidyUp() {
        walk.tidyUp();
    }

    @AfterAll
    void everyWayWasGone() {
        walk.assertEveryFlowTaken(FOLLOW_UP);
    }

    @ParameterizedTest
    @CsvSource({"ANSWERED, answered", "GRANTED, granted", "REFUSED, refused"})
    void whatTheOwnerAnswersDecidesHowItEnds(String outcome, String end) {
        UUID followUp = asked();
        walk.complete(followUp, "answer", Map.of("outcome", outcome));
        assertThat(delegates.takeCalls()).containsExactly(call(end, followUp));
        walk.assertEnded(FOLLOW_UP, followUp, end);
        walk.pass(Duration.ofDays(10));
        assertThat(delegates.takeCalls()).isEmpty();
    }

    @Test
    void anAnswerThatIsLateIsToldOnceAndStillComes() {
        UUID followUp = asked();
        walk.pass(Duration.ofDays(4));
        assertThat(delegates.takeCalls()).isEmpty();
        walk.pass(Duration.ofDays(2));
        assertThat(delegates.takeCalls()).containsExactly(call("late", followUp));
        walk.pass(Duration.ofDays(10));
        assertThat(delegates.takeCalls()).isEmpty();
        walk.complete(followUp, "answer", Map.of("outcome", "ANSWERED"));
        walk.assertEnded(FOLLOW_UP, followUp, "answered");
    }

    @Test
    void whoeverAttestsNeedsNoAnswerAnyMore() {
        UUID followUp = asked();
        walk.send(followUp, "FollowUpSettled");
        assertThat(delegates.takeCalls()).containsExactly(call("settled", followUp));
        walk.assertEnded(FOLLOW_UP, followUp, "settled");
    }

    private UUID asked() {
        UUID followUp = walk.start(FOLLOW_UP, "followUpId", Map.of());
        assertThat(delegates.takeCalls()).containsExactly(call("ask", followUp));
        assertThat(walk.stands(FOLLOW_UP, followUp)).containsExactly("answer");
        return followUp;
    }

    private static String call(String step, UUID followUp) {
        return "followUpDelegate.%s(%s)".formatted(step, followUp);
    }
}
