package org.bylaw.attestation.proof;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.Duration;
import org.bylaw.shared.FileWork;
import org.bylaw.shared.PartState;
import org.bylaw.shared.PlatformPart;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells how many exports broke off in the last day. */
@Component
@Order(100)
class ExportsPart implements PlatformPart {

    private final JdbcClient jdbc;
    private final Clock clock;

    ExportsPart(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "exports";
    }

    @Override
    public String name() {
        return say("Exports");
    }

    @Override
    public PartState look() {
        FileWork work = FileWork.of(jdbc, "campaign_export", clock.instant().minus(Duration.ofDays(1)));
        PartState state = work.failed() == 0
                ? PartState.works(
                        () -> counted(work.running(), "1 export is being written.", "{0} exports are being written."))
                : PartState.incomplete(() -> counted(
                                work.failed(),
                                "1 export broke off in the last 24 hours.",
                                "{0} exports broke off in the last 24 hours."))
                        .meaning(() -> say("Whoever asked for it sees that, and can start it again."))
                        .advice(() -> say("If it happens again, look into Bylaw's log and at the space on its disk."))
                        .since(work.failedAt());
        return state.lastSuccess(work.readyAt());
    }
}
