package org.bylaw.operations;

import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.bylaw.shared.PartState;
import org.bylaw.shared.PartState.Level;
import org.bylaw.shared.PlatformPart;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Asks every part that the platform needs how it stands, every few seconds, each on a thread of its own, so that one that hangs
 * holds up no other; and remembers the answers for whoever looks. Nobody who opens a page asks anew.
 */
@Component
class PlatformWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformWatch.class);
    private static final long EVERY_SECONDS = 10;

    /** What is written down is asked like a part, since the database may hang, too. */
    private static final String NOTES = "notes";

    private final List<PlatformPart> parts;
    private final PlatformNodes nodes;
    private final PlatformAlarm alarm;
    private final Clock clock;
    private final boolean active;
    private final Duration limit;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private volatile String fault = "";
    private @Nullable CountDownLatch end;
    private List<Thread> running = List.of();

    @Autowired
    PlatformWatch(
            List<PlatformPart> parts,
            PlatformNodes nodes,
            PlatformAlarm alarm,
            Clock clock,
            @Value("${bylaw.health.run:true}") boolean active) {
        this(parts, nodes, alarm, clock, active, PlatformPart.LONGEST_LOOK);
    }

    PlatformWatch(
            List<PlatformPart> parts,
            PlatformNodes nodes,
            PlatformAlarm alarm,
            Clock clock,
            boolean active,
            Duration limit) {
        this.parts = parts;
        this.nodes = nodes;
        this.alarm = alarm;
        this.clock = clock;
        this.active = active;
        this.limit = limit;
    }

    /**
     * What was answered last.
     *
     * @param since when it has been at that level
     * @param troubled since when this node has seen trouble; empty where it sees none. The part itself may say that it began
     *     earlier, but a clock that was moved makes a moment look like that, too.
     * @param lastSuccess when it last worked; empty where that was not seen
     */
    record Seen(
            PlatformPart part,
            PartState state,
            Instant since,
            @Nullable Instant troubled,
            @Nullable Instant lastSuccess,
            Instant at) {}

    /** In the order of the parts; without those that have not been asked yet. */
    List<Seen> seen() {
        List<Seen> all = new ArrayList<>();
        for (PlatformPart part : parts) {
            Seen last = seen.get(part.key());
            if (last != null) {
                all.add(last);
            }
        }
        return all;
    }

    /** Asks all of them and writes down what came out; takes no longer than the longest look, whatever hangs. */
    void look() {
        List<Thread> threads = new ArrayList<>();
        parts.forEach(part -> ask(part.key(), () -> take(part, answer(part)), threads));
        await(threads);
        parts.stream().filter(part -> asked.contains(part.key())).forEach(part -> take(part, part.silent()));
        List<Thread> notes = new ArrayList<>();
        ask(NOTES, this::writeDown, notes);
        await(notes);
    }

    private void ask(String key, Runnable look, List<Thread> threads) {
        if (!asked.add(key)) {
            // Still at the last one.
            return;
        }
        threads.add(Thread.ofPlatform().daemon().name("health-" + key).start(() -> {
            try {
                look.run();
            } finally {
                asked.remove(key);
            }
        }));
    }

    private void await(List<Thread> threads) {
        long until = System.nanoTime() + limit.toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static PartState answer(PlatformPart part) {
        try {
            return part.look();
        } catch (RuntimeException e) {
            LOG.debug("Nothing is known of {}", part.key(), e);
            return PartState.unknown(() -> say("Nothing can be found out about it at the moment."))
                    .words(e.getMessage());
        }
    }

    private void take(PlatformPart part, PartState state) {
        Instant now = clock.instant();
        Seen former = seen.get(part.key());
        Instant since = state.since() != null
                ? state.since()
                : former != null && former.state().level() == state.level() ? former.since() : now;
        Instant success = state.lastSuccess() != null
                ? state.lastSuccess()
                : state.level() == Level.WORKS ? now : former == null ? null : former.lastSuccess();
        Instant before = former == null ? null : former.troubled();
        Instant troubled = state.level() == Level.UNKNOWN
                ? before
                : state.level().isTrouble() ? Objects.requireNonNullElse(before, now) : null;
        seen.put(part.key(), new Seen(part, state, since, troubled, success, now));
        if (former == null ? state.level().isTrouble() : former.state().level() != state.level()) {
            log(part, former == null ? null : former.state().level(), state);
        }
    }

    private static void log(PlatformPart part, @Nullable Level before, PartState state) {
        if (state.level().isTrouble()) {
            LOG.warn(
                    "{}: {} {} {}",
                    part.name(),
                    state.what().get(),
                    state.advice().get(),
                    state.words());
        } else if (before != null && before.isTrouble() && state.level() == Level.WORKS) {
            LOG.info("{} works again.", part.name());
        }
    }

    private void writeDown() {
        try {
            nodes.note(
                    seen().stream()
                            .filter(each -> each.state().level().isTrouble())
                            .map(each -> new PlatformNodes.Trouble(
                                    each.part().key(),
                                    each.state().level(),
                                    Objects.requireNonNullElse(each.troubled(), each.since())))
                            .toList(),
                    seen().stream()
                            .filter(each -> each.state().level() == Level.UNKNOWN)
                            .map(each -> each.part().key())
                            .toList());
            alarm.ring();
            fault = "";
        } catch (RuntimeException e) {
            // Mostly a database that is away; the next round writes what is true by then. Once a fault, not once a
            // round.
            String message = String.valueOf(e.getMessage());
            if (!message.equals(fault)) {
                fault = message;
                LOG.warn("The health of the platform could not be written down: {}", message);
            }
        }
    }

    @Override
    public synchronized void start() {
        CountDownLatch ending = new CountDownLatch(1);
        end = ending;
        if (active) {
            running = List.of(Thread.ofPlatform().daemon().name("health").start(() -> run(ending)));
        }
    }

    private void run(CountDownLatch ending) {
        try {
            do {
                look();
            } while (!ending.await(EVERY_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void stop() {
        if (end != null) {
            end.countDown();
            end = null;
            // First the round that is under way, which would note once more that this node is there.
            await(running);
            if (active) {
                List<Thread> leaving = new ArrayList<>();
                ask(NOTES, this::leave, leaving);
                await(leaving);
            }
        }
    }

    private void leave() {
        try {
            nodes.leave();
        } catch (RuntimeException e) {
            LOG.debug("This node could not be taken off the list; the others forget it by themselves", e);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return end != null;
    }
}
