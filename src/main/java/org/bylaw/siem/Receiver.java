package org.bylaw.siem;

import java.io.EOFException;
import java.io.IOException;
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

    /** One to the same address that knows nothing of what this one waits for. */
    Receiver fresh();

    /** Hands over the first of these, as many as go at once. Called by one thread at a time. */
    Delivery deliver(List<SiemEvent> events);

    /** What an attempt that ended in an exception was. */
    static Delivery failed(IOException e) {
        String words =
                Plain.cut(String.valueOf(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()), 500);
        return switch (e) {
            case OutgoingRefused refused -> new Delivery.Failed(Trouble.NOT_ALLOWED, words, null);
            case SSLException tls -> new Delivery.Failed(Trouble.TLS, words, null);
            case EOFException closed -> new Delivery.Failed(Trouble.NOT_CONFIRMED, words, null);
            default -> new Delivery.Failed(Trouble.UNREACHABLE, words, null);
        };
    }
}
