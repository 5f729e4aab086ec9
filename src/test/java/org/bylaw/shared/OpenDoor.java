package org.bylaw.shared;

import java.net.InetAddress;
import java.util.List;

/** A door through which a test gets to its own servers on this machine. */
public final class OpenDoor {

    private OpenDoor() {}

    public static OutgoingCalls to(String host) {
        return new OutgoingCalls(List.of(new OutgoingHost(host, 0, OutgoingHost.Reach.OUTSIDE)), "127.0.0.0/8", name ->
                new InetAddress[] {InetAddress.getByName("127.0.0.1")});
    }

    public static OutgoingHttp http(String host) {
        return new OutgoingHttp(to(host));
    }
}
