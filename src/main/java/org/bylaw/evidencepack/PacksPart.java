package org.bylaw.evidencepack;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.time.Clock;
import org.bylaw.shared.FileWork;
import org.bylaw.shared.PartState;
import org.bylaw.shared.PlatformPart;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells how many evidence packs broke off in the last day. */
@Component
@Order(105)
class PacksPart implements PlatformPart {

    private final JdbcClient jdbc;
    private final Clock clock;

    PacksPart(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "evidence-packs";
    }

    @Override
    public String name() {
        return say("Evidence packs");
    }

    @Override
    public PartState look() {
        return FileWork.ofLastDay(jdbc, "evidence_pack", clock)
                .state(
                        running -> counted(running, "1 pack is being made.", "{0} packs are being made."),
                        broken -> counted(
                                broken,
                                "1 evidence pack broke off in the last 24 hours.",
                                "{0} evidence packs broke off in the last 24 hours."));
    }
}
