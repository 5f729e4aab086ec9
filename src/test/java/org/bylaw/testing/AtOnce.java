package org.bylaw.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bylaw.shared.Problem;
import org.jspecify.annotations.Nullable;

/** Lets several people act at the same moment, each in a thread of their own, and says what became of each act. */
public final class AtOnce implements AutoCloseable {

    private final Organisation organisation;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    public AtOnce(Organisation organisation) {
        this.organisation = organisation;
    }

    /** What one person wants to do. */
    public record Act(String name, UUID actor, Runnable run) {}

    /**
     * What became of it.
     *
     * @param refusal what it was refused with; null where it was accepted
     */
    public record Outcome(Act act, @Nullable RuntimeException refusal) {

        public boolean accepted() {
            return refusal == null;
        }

        /** Refused in words for people, and not by something that nobody thought of. */
        public boolean refusedInWords() {
            return refusal instanceof Problem;
        }
    }

    /** Begins all acts at once, when everybody is logged in, and waits for the last one. */
    public List<Outcome> run(List<Act> acts) {
        CyclicBarrier start = new CyclicBarrier(acts.size());
        List<Future<Outcome>> begun = new ArrayList<>();
        for (Act act : acts) {
            begun.add(threads.submit(() -> organisation.as(act.actor(), () -> {
                await(start);
                try {
                    act.run().run();
                    return new Outcome(act, null);
                } catch (RuntimeException e) {
                    return new Outcome(act, e);
                }
            })));
        }
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> future : begun) {
            try {
                outcomes.add(future.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("An act ended in an error", e.getCause());
            }
        }
        return outcomes;
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
