package org.bylaw.shared;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

/** Closes a connection that takes longer than it may: Java's sockets wait for ever for a peer that does not read. */
public final class Deadline implements AutoCloseable {

    private final Thread watch;
    private volatile boolean passed;

    public Deadline(Socket connection, Duration most) {
        watch = Thread.ofPlatform().daemon().name("deadline").start(() -> cut(connection, most));
    }

    private void cut(Socket connection, Duration most) {
        try {
            Thread.sleep(most);
            passed = true;
            // Otherwise a connection with TLS waits until it can say good-bye.
            connection.setSoLinger(true, 0);
            connection.close();
        } catch (InterruptedException inTime) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            // It is closed already, which is all that is wanted.
            Thread.currentThread().interrupt();
        }
    }

    /** Whether it was cut off: to whoever reads from it with TLS that looks as if the peer had closed it. */
    public boolean hasPassed() {
        return passed;
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
