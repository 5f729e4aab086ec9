package org.bylaw.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What this node last experienced with the mail server, by sending or by trying. */
@Component
class MailTries {

    private final Clock clock;
    private final AtomicBoolean recovered = new AtomicBoolean();
    private @Nullable Last last;
    private @Nullable Instant lastSuccess;
    private @Nullable Instant failingSince;

    MailTries(Clock clock) {
        this.clock = clock;
    }

    /**
     * The last experience, and what came before it.
     *
     * @param outage empty where it went well
     * @param millis how long the server took where it was tried; 0 where a mail was sent
     */
    record Last(
            Instant at,
            @Nullable MailOutage outage,
            String words,
            long millis,
            @Nullable Instant failingSince,
            @Nullable Instant lastSuccess) {}

    synchronized void worked(long millis) {
        if (failingSince != null) {
            recovered.set(true);
        }
        failingSince = null;
        lastSuccess = clock.instant();
        last = new Last(lastSuccess, null, "", millis, null, lastSuccess);
    }

    synchronized void failed(MailOutage outage, Exception why) {
        Instant now = clock.instant();
        if (failingSince == null) {
            failingSince = now;
        }
        last = new Last(now, outage, String.valueOf(why.getMessage()), 0, failingSince, lastSuccess);
    }

    /** Empty before the first. */
    synchronized @Nullable Last last() {
        return last;
    }

    /** Whether the server came back since this was asked last. */
    boolean hasRecovered() {
        return recovered.getAndSet(false);
    }
}
