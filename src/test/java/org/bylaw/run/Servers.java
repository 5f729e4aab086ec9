package org.bylaw.run;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** What was started, and how it ends: in the opposite order, at whatever moment of the start the stop comes. */
final class Servers {

    private static final long LONGEST_STEP = TimeUnit.SECONDS.toMillis(20);

    private final Thread starter = Thread.currentThread();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final Leftovers leftovers;
    private boolean stopping;
    private boolean stopped;

    /** Made by the thread that starts the servers. */
    Servers(Leftovers leftovers) {
        this.leftovers = leftovers;
    }

    synchronized <T extends AutoCloseable> T add(T server) {
        running.push(server);
        return server;
    }

    synchronized boolean isStopping() {
        return stopping;
    }

    private synchronized boolean beginToStop() {
        boolean first = !stopping;
        stopping = true;
        return first;
    }

    /** Ends everything, once; a second caller waits until it is done. */
    void stop() {
        if (beginToStop()) {
            endTheStart();
            closeAll();
            leftovers.end();
            done();
        } else {
            awaitDone();
        }
    }

    /** Whatever is being started at this moment would not be known otherwise, and stay. */
    private void endTheStart() {
        if (starter == Thread.currentThread()) {
            return;
        }
        starter.interrupt();
        try {
            starter.join(LONGEST_STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void closeAll() {
        for (AutoCloseable server = next(); server != null; server = next()) {
            try {
                server.close();
            } catch (Exception e) {
                System.err.println("Stopping went wrong, and goes on: " + e.getMessage());
            }
        }
    }

    private synchronized AutoCloseable next() {
        return running.poll();
    }

    private synchronized void done() {
        stopped = true;
        notifyAll();
    }

    private synchronized void awaitDone() {
        while (!stopped) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
