package org.bylaw.benchmark;

import java.util.function.Supplier;

/** Adds up the time of some acts and not of what lies between them. */
final class Stopwatch {

    private long nanos;

    <T> T get(Supplier<T> act) {
        long began = System.nanoTime();
        try {
            return act.get();
        } finally {
            nanos += System.nanoTime() - began;
        }
    }

    void run(Runnable act) {
        get(() -> {
            act.run();
            return null;
        });
    }

    long nanos() {
        return nanos;
    }
}
