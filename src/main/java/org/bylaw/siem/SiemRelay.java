package org.bylaw.siem;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bylaw.audit.SealedTrail;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Hands the trail over, a thread a receiver, so that a slow one holds up neither the others nor what else runs on a schedule. */
@Component
@ConditionalOnProperty(name = "bylaw.siem.relay", havingValue = "true", matchIfMissing = true)
class SiemRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SiemRelay.class);
    private static final long PAUSE_SECONDS = 1;

    private final List<Receiver> receivers;
    private final SealedTrail trail;
    private final EventTable table;
    private final Cursors cursors;
    private final SiemSettings settings;
    private final Clock clock;
    private final UUID node = UUID.randomUUID();
    private @Nullable CountDownLatch end;
    private List<Thread> threads = List.of();

    SiemRelay(
            Receivers.All receivers,
            SealedTrail trail,
            EventTable table,
            Cursors cursors,
            SiemSettings settings,
            Clock clock) {
        this.receivers = receivers.list();
        this.trail = trail;
        this.table = table;
        this.cursors = cursors;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        CountDownLatch ending = new CountDownLatch(1);
        end = ending;
        threads = receivers.stream()
                .map(receiver -> new Feed(receiver, trail, table, cursors, clock, node))
                .map(feed -> Thread.ofPlatform()
                        .daemon()
                        .name("siem-" + feed.receiver().name())
                        .start(() -> run(feed, ending)))
                .toList();
    }

    private void run(Feed feed, CountDownLatch ending) {
        boolean begun = false;
        try {
            do {
                try {
                    if (!begun) {
                        cursors.begin(
                                feed.receiver().name(), settings.start() == SiemSettings.Start.NOW ? trail.size() : 0);
                        begun = true;
                    }
                    while (ending.getCount() > 0 && feed.step()) {
                        // The next batch.
                    }
                } catch (RuntimeException | Error e) {
                    // Mostly a database that is away, which the log tells of once; the row still says where to go on.
                    // An error, such as memory that was short, must not end the feed until somebody restarts it.
                    LOG.warn("{} waits for another attempt", feed.receiver().name(), e);
                }
            } while (!ending.await(PAUSE_SECONDS, TimeUnit.SECONDS));
            feed.leave();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException away) {
            LOG.debug("{} could not be left to other nodes", feed.receiver().name(), away);
        }
    }

    /** Lets the present batch come to its end. */
    @Override
    public synchronized void stop() {
        CountDownLatch ending = end;
        if (ending != null) {
            ending.countDown();
            end = null;
            for (Thread thread : threads) {
                try {
                    thread.join(15_000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return end != null;
    }
}
