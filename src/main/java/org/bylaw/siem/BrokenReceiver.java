package org.bylaw.siem;

import java.time.Duration;
import java.util.List;

/** A receiver whose settings make no sense: nothing is handed over, and the page says why. */
record BrokenReceiver(String name, String where, String format, String words) implements Receiver {

    @Override
    public Duration longest() {
        return Duration.ZERO;
    }

    @Override
    public Receiver fresh() {
        return this;
    }

    @Override
    public Delivery deliver(List<SiemEvent> events) {
        return new Delivery.Stopped(Trouble.SETTINGS, words);
    }
}
