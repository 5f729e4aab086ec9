package org.bylaw.workflow;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.Duration;
import org.bylaw.shared.PartState;
import org.bylaw.shared.PlatformPart;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells whether the steps and timers of the processes run in time, and how many were given up. */
@Component
@Order(80)
class ProcessesPart implements PlatformPart {

    /** Steps and timers run within seconds; whatever waits longer than this is behind. */
    private static final Duration IN_TIME = Duration.ofMinutes(5);

    private static final String PAGE = "operations";

    private final Incidents incidents;
    private final EngineLifecycle engine;
    private final Clock clock;

    ProcessesPart(Incidents incidents, EngineLifecycle engine, Clock clock) {
        this.incidents = incidents;
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "processes";
    }

    @Override
    public String name() {
        return say("Processes");
    }

    @Override
    public PartState look() {
        Incidents.Pace pace = incidents.pace(clock.instant().minus(IN_TIME));
        if (!engine.runsSteps()) {
            return PartState.fails(() -> say("This node does not run the steps of processes."))
                    .meaning(() -> say("Where no other node does, nothing is published, reminded of or escalated."))
                    .advice(() -> say("Start this node again."));
        }
        if (pace.stuck() > 0) {
            return PartState.incomplete(() -> counted(
                            pace.stuck(),
                            "1 step failed after all its attempts and is stuck.",
                            "{0} steps failed after all their attempts and are stuck."))
                    .meaning(() -> say("What these processes are about does not go on; all others do."))
                    .advice(() -> say("Mend the cause that stands beside each step, then retry it."))
                    .page(PAGE);
        }
        if (pace.late() > 0) {
            return PartState.slow(() -> counted(
                            pace.late(),
                            "1 step should have run more than five minutes ago.",
                            "{0} steps should have run more than five minutes ago."))
                    .meaning(() -> say("Publications, reminders and deadlines come late."))
                    .advice(() -> say("Wait a few minutes. If the number grows, look at the load of the machines"
                            + " and the database."))
                    .page(PAGE);
        }
        return PartState.works(() -> say("No step is stuck, and none is late."));
    }
}
