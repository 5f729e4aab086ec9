package org.bylaw.audit.seal;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bylaw.shared.PartState;
import org.bylaw.shared.PlatformPart;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells whether the trail is sealed in time, and whether its keys can be read. */
@Component
@Order(70)
class SealPart implements PlatformPart {

    /** Rows are sealed within a second or two; a long act of others may hold them up for a while. */
    private static final Duration IN_TIME = Duration.ofMinutes(2);

    private static final Duration TOO_LATE = Duration.ofMinutes(15);
    private static final String PAGE = "audit/seal";

    private final SealTable table;
    private final SealKeys keys;
    private final Sealer sealer;
    private final ObjectProvider<SealSchedule> schedule;
    private final Clock clock;

    SealPart(SealTable table, SealKeys keys, Sealer sealer, ObjectProvider<SealSchedule> schedule, Clock clock) {
        this.table = table;
        this.keys = keys;
        this.sealer = sealer;
        this.schedule = schedule;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "seal";
    }

    @Override
    public String name() {
        return say("Seal of the audit trail");
    }

    @Override
    public PartState look() {
        Instant last =
                table.lastCheckpoint().map(SealTable.StoredCheckpoint::at).orElse(null);
        return stands(last).lastSuccess(last).page(PAGE);
    }

    private PartState stands(@Nullable Instant last) {
        if (sealer.contradictsItsSignature()) {
            return PartState.fails(() -> say("The audit trail is no longer the one that was signed."))
                    .meaning(() ->
                            say("Somebody changed it past Bylaw, or an older copy of the database was put back. It"
                                    + " is not signed any more; everything else goes on."))
                    .advice(() -> say("Keep everything as it is, and verify the trail on its page."));
        }
        try {
            keys.current();
        } catch (RuntimeException e) {
            return PartState.fails(() -> say("The keys of the seal cannot be read."))
                    .meaning(SealPart::meaning)
                    .advice(() ->
                            say("Check that the folder BYLAW_SEAL_KEYS is there and that Bylaw may read it. Put it"
                                    + " back from its backup where it is lost."))
                    .words(e.getMessage());
        }
        SealSchedule running = schedule.getIfAvailable();
        String fault = running == null ? null : running.fault();
        if (fault != null) {
            return PartState.fails(() -> say("The audit trail cannot be sealed."))
                    .meaning(SealPart::meaning)
                    .advice(() -> say("Look into Bylaw's log. It is tried again every second."))
                    .words(fault);
        }
        return pace(table.backlog());
    }

    private PartState pace(SealTable.Backlog backlog) {
        Instant oldest = backlog.oldest();
        if (oldest == null || oldest.plus(IN_TIME).isAfter(clock.instant())) {
            return PartState.works(() -> backlog.rows() == 0
                    ? say("All entries are sealed.")
                    : counted(backlog.rows(), "1 entry is sealed in a moment.", "{0} entries are sealed in a moment."));
        }
        PartState.Level level =
                oldest.plus(TOO_LATE).isAfter(clock.instant()) ? PartState.Level.SLOW : PartState.Level.FAILS;
        return PartState.of(
                        level,
                        () -> counted(backlog.rows(), "1 entry waits to be sealed.", "{0} entries wait to be sealed."))
                .meaning(SealPart::meaning)
                .advice(() -> say("An act that takes very long holds the seal up: look for open transactions in the"
                        + " database. Otherwise look into Bylaw's log."))
                .since(oldest);
    }

    private static String meaning() {
        return say("Everybody goes on working and every act is recorded; but what is not sealed could still be changed"
                + " unseen, and goes to no SIEM.");
    }
}
