package org.bylaw.notification;

import static org.bylaw.shared.Say.say;

import org.bylaw.shared.PartState;
import org.bylaw.shared.PlatformPart;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells whether the mailbox is read to which mails come back that nobody got. */
@Component
@Order(45)
class BouncesPart implements PlatformPart {

    private final BounceSettings settings;
    private final BounceReading reading;

    BouncesPart(BounceSettings settings, BounceReading reading) {
        this.settings = settings;
        this.reading = reading;
    }

    @Override
    public String key() {
        return "bounces";
    }

    @Override
    public String name() {
        return say("Mailbox for mails that come back");
    }

    @Override
    public PartState look() {
        if (!settings.isOn()) {
            return PartState.notSetUp(
                    () -> say("Mails that come back later are not read; wrong addresses show only where the mail server"
                            + " refuses them at once."));
        }
        Exception problem = reading.problem();
        if (problem != null) {
            return PartState.fails(() -> say("The mailbox cannot be read."))
                    .meaning(() -> say("Whom no mail reaches is noticed later. Mails go out all the same."))
                    .advice(() ->
                            say("Check BYLAW_BOUNCES_HOST and the settings beside it, and the mailbox itself. Bylaw"
                                    + " tries again by itself."))
                    .words(problem.getMessage())
                    .lastSuccess(reading.lastReadAt());
        }
        return reading.lastReadAt() == null
                ? PartState.unknown(() -> say("This node has not read it yet."))
                : PartState.works(() -> say("It is read every few minutes.")).lastSuccess(reading.lastReadAt());
    }
}
