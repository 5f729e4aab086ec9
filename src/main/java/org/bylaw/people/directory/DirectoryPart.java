package org.bylaw.people.directory;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.bylaw.people.DirectoryReading;
import org.bylaw.shared.PartState;
import org.bylaw.shared.PlatformPart;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells how the reading of the staff directory from Keycloak's administration goes. */
@Component
@Order(30)
class DirectoryPart implements PlatformPart {

    private static final String PAGE = "operations";

    /** Everyone of a large company is read in a fraction of it; there is no quick look meanwhile. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final ReadingRecord record;
    private final ObjectProvider<DirectorySchedule> schedule;
    private final Clock clock;
    private final Duration rolesEvery;
    private final Duration everyoneEvery;

    DirectoryPart(
            ReadingRecord record,
            ObjectProvider<DirectorySchedule> schedule,
            Clock clock,
            @Value("${bylaw.directory.disabled-every:PT20S}") Duration rolesEvery,
            @Value("${bylaw.directory.everyone-every:PT15M}") Duration everyoneEvery) {
        this.record = record;
        this.schedule = schedule;
        this.clock = clock;
        this.rolesEvery = rolesEvery;
        this.everyoneEvery = everyoneEvery;
    }

    @Override
    public String key() {
        return "directory";
    }

    @Override
    public String name() {
        return say("Staff directory of Keycloak");
    }

    @Override
    public PartState look() {
        return record.state().map(this::stands).orElseGet(() -> PartState.unknown(() -> say("It was not read yet.")));
    }

    private PartState stands(DirectoryReading.State state) {
        if (state.problem() != null) {
            return PartState.fails(() -> say("The staff directory cannot be read from Keycloak."))
                    .meaning(DirectoryPart::meaning)
                    .advice(() -> say("Check that Keycloak runs, and that the client for the directory and its secret"
                            + " are the ones in Bylaw's settings. Bylaw tries again by itself."))
                    .words(state.problem())
                    .lastSuccess(state.lastReadAt())
                    .page(PAGE);
        }
        if (schedule.getIfAvailable() != null
                && (isBehind(record.rolesReadAt().orElse(null), rolesEvery)
                        || isBehind(state.lastReadAt(), everyoneEvery))) {
            return PartState.fails(() -> say("The staff directory was not read for a while, and nobody says why."))
                    .meaning(DirectoryPart::meaning)
                    .advice(() -> say("One node at a time reads it. Look for a node that hangs, and for a machine that"
                            + " died: PostgreSQL holds what it had locked until it notices."))
                    .lastSuccess(state.lastReadAt())
                    .page(PAGE);
        }
        int people = state.people();
        return PartState.works(() -> counted(people, "1 person was read.", "{0} people were read."))
                .lastSuccess(state.lastReadAt())
                .page(PAGE);
    }

    /** A reading that fails leaves word; one that hangs, or whose lock outlives its node, does not. */
    private boolean isBehind(@Nullable Instant last, Duration every) {
        return last != null && last.plus(LONGEST).plus(every.multipliedBy(2)).isBefore(clock.instant());
    }

    private static String meaning() {
        return say("Everybody goes on working. Who joined, left or got another role since then is not known yet;"
                + " until it is read again, a role that was taken away still holds in Bylaw.");
    }
}
