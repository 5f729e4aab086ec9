package org.bylaw.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Times in milliseconds of what was done again and again. */
final class Timing {

    private final List<Double> times = new ArrayList<>();

    /** Does both sides in turn, A B A B, so that whatever else the machine does falls on both. */
    static void interleave(int warmUps, int rounds, Runnable a, Timing ofA, Runnable b, Timing ofB) {
        interleave(warmUps, rounds, () -> timed(a), ofA, () -> timed(b), ofB);
    }

    /** The same for sides that time themselves, in nanoseconds, because they prepare something in between. */
    static void interleave(int warmUps, int rounds, LongSupplier a, Timing ofA, LongSupplier b, Timing ofB) {
        for (int i = 0; i < warmUps; i++) {
            a.getAsLong();
            b.getAsLong();
        }
        for (int i = 0; i < rounds; i++) {
            ofA.add(a.getAsLong());
            ofB.add(b.getAsLong());
        }
    }

    static long timed(Runnable act) {
        long began = System.nanoTime();
        act.run();
        return System.nanoTime() - began;
    }

    void add(long nanos) {
        times.add(nanos / 1e6);
    }

    double median() {
        return percentile(50);
    }

    double p95() {
        return percentile(95);
    }

    private double percentile(int percent) {
        List<Double> sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
    }

    int size() {
        return times.size();
    }
}
