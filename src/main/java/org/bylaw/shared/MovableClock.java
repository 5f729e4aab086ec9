package org.bylaw.shared;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A clock that runs on but can be moved ahead; the demo and the tests use it to see what a year brings. */
public final class MovableClock extends Clock {

    private final Clock base;
    private final List<Consumer<Duration>> listeners = new CopyOnWriteArrayList<>();
    private volatile Duration offset = Duration.ZERO;

    public MovableClock(ZoneId zone) {
        this.base = Clock.system(zone);
    }

    private MovableClock(Clock base, Duration offset) {
        this.base = base;
        this.offset = offset;
    }

    /** Moves the clock on, or back with a negative duration, and tells the listeners the whole offset from real time. */
    public synchronized void advance(Duration by) {
        setOffset(offset.plus(by));
    }

    /** Sets the whole distance from real time. */
    public synchronized void setOffset(Duration newOffset) {
        offset = newOffset;
        listeners.forEach(listener -> listener.accept(newOffset));
    }

    public Duration offset() {
        return offset;
    }

    /** Calls the listener at once and after each move with the offset from real time. */
    public synchronized void onMove(Consumer<Duration> listener) {
        listeners.add(listener);
        listener.accept(offset);
    }

    @Override
    public ZoneId getZone() {
        return base.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovableClock(base.withZone(zone), offset);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(offset);
    }
}
