package org.bylaw.siem;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import org.bylaw.shared.OutgoingRefused;

/** A SIEM that gets the trail. */
interface Receiver {

    /** Under which its place in the trail is kept. */
    String name();

    /** Where it is, without secrets. */
    String where();

    /** In which form it gets events. */
    String format();

    /** The longest that {@link #deliver} may take; a node holds the receiver for longer than that. */
    Duration longest();

    /** One to the same address that knows nothing of what this one waits for. */
    Receiver fresh();

    /** Hands over the first of these, as many as go at once. Called by one thread at a time. */
    Delivery deliver(List<SiemEvent> events);

    /** What an attempt that ended in an exception was. */
    static Delivery failed(IOException e) {
        String words =
                Plain.cut(String.valueOf(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()), 500);
        return new Delivery.Failed(trouble(e), words, null);
    }

    private static Trouble trouble(Throwable e) {
        return switch (e) {
            case OutgoingRefused refused -> Trouble.NOT_ALLOWED;
            case SSLException broken
            when broken.getCause() instanceof SocketException || broken.getCause() instanceof EOFException ->
                trouble(broken.getCause());
            case SSLException tls -> Trouble.TLS;
            case ProtocolException odd -> Trouble.ODD_ANSWER;
            case EOFException closed -> Trouble.NOT_CONFIRMED;
            case ConnectException away -> Trouble.UNREACHABLE;
            case NoRouteToHostException away -> Trouble.UNREACHABLE;
            // Cut off by ourselves, since it took too long.
            case SocketException cut when "Socket closed".equals(cut.getMessage()) -> Trouble.UNREACHABLE;
            case SocketException reset -> Trouble.NOT_CONFIRMED;
            default -> Trouble.UNREACHABLE;
        };
    }
}
