package org.bylaw.siem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/** A receiver that keeps what arrives, and fails as the test wants it to. */
final class Scripted implements Receiver {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final String name;
    final AtomicInteger freshes = new AtomicInteger();
    private final List<SiemEvent> arrived = new ArrayList<>();
    final Set<Long> poison = ConcurrentHashMap.newKeySet();
    boolean namesThePosition = true;
    volatile @Nullable Delivery instead;
    volatile @Nullable RuntimeException surprise;
    volatile int atOnce = Integer.MAX_VALUE;

    Scripted(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String where() {
        return name + ".example:443";
    }

    @Override
    public String format() {
        return "json";
    }

    @Override
    public Duration longest() {
        return LONGEST;
    }

    @Override
    public Receiver fresh() {
        freshes.incrementAndGet();
        return this;
    }

    @Override
    public synchronized Delivery deliver(List<SiemEvent> events) {
        RuntimeException unforeseen = surprise;
        if (unforeseen != null) {
            throw unforeseen;
        }
        Delivery other = instead;
        if (other != null) {
            return other;
        }
        List<SiemEvent> taken = events.subList(0, Math.min(atOnce, events.size()));
        for (int i = 0; i < taken.size(); i++) {
            if (poison.contains(taken.get(i).index())) {
                return new Delivery.Rejected(namesThePosition ? i : -1, "HTTP 400: Invalid data format");
            }
        }
        arrived.addAll(taken);
        return new Delivery.Accepted(taken.size());
    }

    /** The ids in the order in which they came, repeats included. */
    synchronized List<String> ids() {
        return arrived.stream().map(SiemEvent::id).toList();
    }

    /** The places of the rows in the order in which they came. */
    synchronized List<Long> places() {
        return arrived.stream()
                .map(SiemEvent::index)
                .filter(index -> index >= 0)
                .toList();
    }

    /** What arrived of one thing. */
    synchronized List<String> acts(SubjectRef subject) {
        return arrived.stream()
                .filter(event -> event.row().subject().equals(subject))
                .map(event -> event.kind().act())
                .toList();
    }

    static Delivery away() {
        return new Delivery.Failed(Trouble.UNREACHABLE, "Connection refused", null);
    }

    static Delivery busy(Duration after) {
        return new Delivery.Failed(Trouble.BUSY, "HTTP 503", after);
    }
}
