package org.bylaw.attestation.proof;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.time.Clock;
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
        return FileWork.ofLastDay(jdbc, "campaign_export", clock)
                .state(
                        running -> counted(running, "1 export is being written.", "{0} exports are being written."),
                        broken -> counted(
                                broken,
                                "1 export broke off in the last 24 hours.",
                                "{0} exports broke off in the last 24 hours."));
    }
}
