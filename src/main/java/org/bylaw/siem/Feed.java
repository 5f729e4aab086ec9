package org.bylaw.siem;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.bylaw.audit.SealedTrail;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the trail over to one receiver: in the order of the tree, a batch at a time, on from where the last one ended. Where
 * the receiver does not take a batch because of one event, that one is found by ever smaller batches and put aside.
 */
class Feed {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
    private static final int BATCH = 200;

    /** Of a receiver that refuses so many in a row it is believed that it takes none: the rest waits instead. */
    private static final int MOST_REFUSED = 20;

    private static final int LONGEST_WORDS = 500;

    private final Receiver receiver;
    private final SealedTrail trail;
    private final EventTable table;
    private final Cursors cursors;
    private final Clock clock;
    private final UUID node;
    private int most = BATCH;
    private int refusedInARow;

    Feed(Receiver receiver, SealedTrail trail, EventTable table, Cursors cursors, Clock clock, UUID node) {
        this.receiver = receiver;
        this.trail = trail;
        this.table = table;
        this.cursors = cursors;
        this.clock = clock;
        this.node = node;
    }

    Receiver receiver() {
        return receiver;
    }

    /**
     * One batch.
     *
     * @return whether it is worth going on at once
     */
    boolean step() {
        return cursors.hold(receiver.name(), node, receiver.longest())
                .map(this::handOver)
                .orElse(false);
    }

    /** Leaves the receiver to other nodes. */
    void leave() {
        cursors.leave(receiver.name(), node);
    }

    private boolean handOver(Cursors.Place place) {
        List<SiemEvent> events = events(place);
        if (events.isEmpty()) {
            return false;
        }
        return switch (delivered(events)) {
            case Delivery.Accepted accepted -> arrived(place, events, accepted.count());
            case Delivery.Waiting waiting -> false;
            case Delivery.Rejected rejected -> rejected(place, events, rejected);
            case Delivery.Failed failed -> {
                Duration wait = waitAfter(place.failures(), failed);
                String words = shown(failed.words());
                LOG.warn(
                        "{} at {} gets nothing ({}), the next attempt is in {} s: {}",
                        receiver.name(),
                        receiver.where(),
                        failed.trouble(),
                        wait.toSeconds(),
                        words);
                cursors.failed(receiver.name(), node, failed.trouble(), words, false, wait);
                yield false;
            }
            case Delivery.Stopped stopped -> stopped(stopped);
        };
    }

    /** A receiver may answer what nobody thought of: that waits like any other trouble, and is seen. */
    private Delivery delivered(List<SiemEvent> events) {
        try {
            return receiver.deliver(events);
        } catch (RuntimeException odd) {
            LOG.warn("{} could not be dealt with", receiver.name(), odd);
            return new Delivery.Failed(Trouble.ODD_ANSWER, String.valueOf(odd.getMessage()), null);
        }
    }

    private boolean stopped(Delivery.Stopped stopped) {
        String words = shown(stopped.words());
        LOG.error(
                "{} at {} gets nothing until somebody acts ({}): {}",
                receiver.name(),
                receiver.where(),
                stopped.trouble(),
                words);
        cursors.failed(receiver.name(), node, stopped.trouble(), words, true, Duration.ZERO);
        return false;
    }

    /** As the database and a page can keep it, whatever the receiver sent. */
    private static String shown(String words) {
        return Plain.cut(Plain.visible(words), LONGEST_WORDS);
    }

    private boolean arrived(Cursors.Place place, List<SiemEvent> events, int count) {
        Cursors.Place next = behind(place, events.subList(0, count));
        most = BATCH;
        refusedInARow = 0;
        return cursors.arrived(receiver.name(), node, place, next.nextIndex(), next.checkpointSize());
    }

    private static Cursors.Place behind(Cursors.Place place, List<SiemEvent> events) {
        long next = place.nextIndex();
        long checkpoint = place.checkpointSize();
        for (SiemEvent event : events) {
            if (event.index() < 0) {
                checkpoint = event.checkpointSize();
            } else {
                next = event.index() + 1;
            }
        }
        return new Cursors.Place(next, checkpoint, 0);
    }

    private boolean rejected(Cursors.Place place, List<SiemEvent> events, Delivery.Rejected rejected) {
        if (events.size() == 1) {
            if (refusedInARow >= MOST_REFUSED) {
                // Somebody who sets it going again lets as many be put aside once more.
                refusedInARow = 0;
                return stopped(new Delivery.Stopped(
                        Trouble.ODD_ANSWER, MOST_REFUSED + " events in a row were refused: " + rejected.words()));
            }
            refusedInARow++;
            SiemEvent event = events.getFirst();
            String words = shown(rejected.words());
            LOG.warn("{} does not take the event {}: {}", receiver.name(), event.id(), words);
            most = BATCH;
            Cursors.Place next = behind(place, events);
            return cursors.refused(receiver.name(), node, place, event, words, next.nextIndex(), next.checkpointSize());
        }
        // First what stands before it, so that the order is kept; then that one alone.
        int position = rejected.position();
        most = position > 0 && position < events.size() ? position : position == 0 ? 1 : events.size() / 2;
        return true;
    }

    /**
     * The next rows, and behind each row the checkpoint that ends with it: whoever has that sees it when the trail loses its
     * end.
     */
    private List<SiemEvent> events(Cursors.Place place) {
        List<SealedTrail.Sealed> rows = trail.from(place.nextIndex(), most);
        Deque<SealedTrail.SignedCheckpoint> checkpoints =
                new ArrayDeque<>(trail.checkpointsAfter(place.checkpointSize(), most));
        List<SiemEvent> events = new ArrayList<>();
        takeCheckpoints(checkpoints, place.nextIndex(), events);
        for (SealedTrail.Sealed row : rows) {
            events.add(SiemEvent.of(row, table));
            takeCheckpoints(checkpoints, row.index() + 1, events);
        }
        return events.size() <= most ? events : new ArrayList<>(events.subList(0, most));
    }

    private void takeCheckpoints(Deque<SealedTrail.SignedCheckpoint> checkpoints, long size, List<SiemEvent> events) {
        for (SealedTrail.SignedCheckpoint next = checkpoints.peek();
                next != null && next.size() <= size;
                next = checkpoints.peek()) {
            events.add(SiemEvent.of(checkpoints.remove(), table));
        }
    }

    /** A second, doubled each time up to five minutes, and up to a quarter more, so that nodes and receivers do not march in step. */
    private static Duration waitAfter(int failures, Delivery.Failed failed) {
        long millis = 1000L << Math.min(failures, 9);
        long most = Math.min(millis, 300_000);
        Duration wait = Duration.ofMillis(most + ThreadLocalRandom.current().nextLong(most / 4 + 1));
        return failed.after() != null && failed.after().compareTo(wait) > 0 ? failed.after() : wait;
    }
}
