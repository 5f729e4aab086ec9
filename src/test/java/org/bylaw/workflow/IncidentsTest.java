package org.bylaw.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.bylaw.shared.MovableClock;
import org.bylaw.testing.DueJobs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
class IncidentsTest {

    private static final String LIFECYCLE = "policy-lifecycle";

    @Autowired
    Incidents incidents;

    @Autowired
    Walk walk;

    @Autowired
    RecordedDelegates delegates;

    @Autowired
    DueJobs jobs;

    @Autowired
    MovableClock clock;

    @AfterEach
    void tidyUp() {
        walk.tidyUp();
    }

    @Test
    void aFailingStepIsTriedThreeTimesAndThenWaitsForAnAdministrator() {
        UUID version = publicationFails();
        for (int attempt = 1; attempt <= 2; attempt++) {
            attempt();
            assertThat(incidents.open()).as("after %d attempts", attempt).isEmpty();
        }
        attempt();

        assertThat(incidents.open()).singleElement().satisfies(incident -> {
            assertThat(incident.processName()).isEqualTo("Policy lifecycle");
            assertThat(incident.stepName()).isEqualTo("Publish");
            assertThat(incident.businessKey()).isEqualTo(version.toString());
            assertThat(incident.since()).isBeforeOrEqualTo(clock.instant());
            assertThat(incident.message()).contains("The search index is away");
        });
        assertThat(walk.picture(LIFECYCLE, version).stuck()).containsExactly("publish");
        assertThat(walk.stands(LIFECYCLE, version)).containsExactly("publish");
        delegates.takeCalls();
        attempt();
        assertThat(delegates.takeCalls()).as("it is not tried for ever").isEmpty();
    }

    @Test
    void onceMendedTheStepIsRetriedAndTheProcessGoesOn() {
        UUID version = publicationFails();
        attempt();
        attempt();
        attempt();
        delegates.reset();

        incidents.retry(incidents.open().getFirst().jobId());
        assertThat(incidents.open()).isEmpty();
        jobs.runAll();

        assertThat(delegates.takeCalls()).startsWith("policyDelegate.publish(" + version + ")");
        walk.assertEnded(LIFECYCLE, version, "published");
    }

    @Test
    void anIncidentInsideTheRoundIsListedOnce() {
        UUID version = walk.start(LIFECYCLE, "policyVersionId", Map.of());
        walk.complete(version, "draft", Map.of("consult", false));
        delegates.when("approvalDelegate.remindLate", () -> {
            throw new IllegalStateException("no mail");
        });
        clock.advance(Duration.ofDays(6));
        attempt();
        attempt();
        attempt();
        assertThat(incidents.open())
                .extracting(Incidents.Incident::processName, Incidents.Incident::stepName)
                .containsExactly(tuple("Approval round", "Remind the approvers"));
        assertThat(walk.picture(LIFECYCLE, version).stuck()).containsExactly("approval");
    }

    @Test
    void whatIsToRunAtOnceIsLateWhereNobodyRunsIt() {
        Duration inTime = Duration.ofMinutes(5);
        long before = incidents.pace(clock.instant().minus(inTime)).late();
        publicationFails();
        assertThat(incidents.pace(clock.instant().minus(inTime)).late()).isEqualTo(before);
        clock.advance(Duration.ofMinutes(6));
        assertThat(incidents.pace(clock.instant().minus(inTime)).late()).isEqualTo(before + 1);
    }

    private UUID publicationFails() {
        delegates.when("policyDelegate.publish", () -> {
            throw new IllegalStateException("The search index is away");
        });
        UUID version = walk.start(LIFECYCLE, "policyVersionId", Map.of());
        walk.complete(version, "draft", Map.of("consult", false));
        walk.complete(version, "decide", Map.of("stageOutcome", "APPROVED"));
        return version;
    }

    private void attempt() {
        jobs.runAllAndLetFail();
        clock.advance(Duration.ofMinutes(1));
    }
}
