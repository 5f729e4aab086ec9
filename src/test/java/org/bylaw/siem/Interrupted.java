package org.bylaw.siem;

import java.time.Duration;
import java.util.List;

/** A receiver before each of whose deliveries something happens. */
record Interrupted(Scripted receiver, Runnable before) implements Receiver {

    @Override
    public String name() {
        return receiver.name();
    }

    @Override
    public String where() {
        return receiver.where();
    }

    @Override
    public String format() {
        return receiver.format();
    }

    @Override
    public Duration longest() {
        return receiver.longest();
    }

    @Override
    public Receiver fresh() {
        return this;
    }

    @Override
    public Delivery deliver(List<SiemEvent> events) {
        before.run();
        return receiver.deliver(events);
    }
}
