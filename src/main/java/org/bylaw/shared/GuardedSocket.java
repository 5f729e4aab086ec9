package org.bylaw.shared;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;

/** A socket that asks {@link OutgoingCalls} before it connects, whoever connects it. */
final class GuardedSocket extends Socket {

    private final OutgoingCalls calls;

    GuardedSocket(OutgoingCalls calls) {
        this.calls = calls;
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
    }
}
