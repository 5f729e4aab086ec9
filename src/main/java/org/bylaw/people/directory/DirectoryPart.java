package org.bylaw.people.directory;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import org.bylaw.people.DirectoryReading;
import org.bylaw.shared.PartState;
import org.bylaw.shared.PlatformPart;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells how the reading of the staff directory from Keycloak's administration goes. */
@Component
@Order(30)
class DirectoryPart implements PlatformPart {

    private static final String PAGE = "operations";

    private final ReadingRecord record;

    DirectoryPart(ReadingRecord record) {
        this.record = record;
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
        int people = state.people();
        return PartState.works(() -> counted(people, "1 person was read.", "{0} people were read."))
                .lastSuccess(state.lastReadAt())
                .page(PAGE);
    }

    private static String meaning() {
        return say("Everybody goes on working. Who joined, left or got another role since then is not known yet;"
                + " until it is read again, a role that was taken away still holds in Bylaw.");
    }
}
