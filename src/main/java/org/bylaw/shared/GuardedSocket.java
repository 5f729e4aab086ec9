package org.bylaw.shared;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A socket that asks {@link OutgoingCalls} before it connects, whoever connects it, and is cut off when it takes too long. */
final class GuardedSocket extends Socket {

    private final OutgoingCalls calls;
    private final Duration most;
    private @Nullable Deadline deadline;

    GuardedSocket(OutgoingCalls calls, Duration most) {
        this.calls = calls;
        this.most = most;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        if (!(endpoint instanceof InetSocketAddress address)) {
            throw new OutgoingRefused(endpoint + " is not called, since it is no address of the network");
        }
        super.connect(calls.checked(address.getHostString(), address.getPort()), timeout);
        deadline = new Deadline(this, most);
    }

    @Override
    public synchronized void close() throws IOException {
        Deadline watching = deadline;
        deadline = null;
        if (watching != null) {
            watching.close();
        }
        super.close();
    }
}
