package org.bylaw.siem;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.bylaw.shared.Deadline;
import org.bylaw.shared.OutgoingCalls;
import org.jspecify.annotations.Nullable;

/**
 * Whoever takes syslog over TCP, with TLS or without. Syslog confirms nothing; but a receiver that closes its side after ours
 * has read all that came before, so each batch has a connection of its own, and counts only once the receiver has closed it.
 *
 * <p>With TLS it may say good-bye as it closes (close_notify), or just end the line, as it does too when somebody kills it or
 * cuts the line. Not all say it, so that it cannot be asked of everybody; but of one that did so the last time it is.
 */
class SyslogReceiver implements Receiver {

    /** So that a batch fits into the memory of any receiver between two reads. */
    private static final int LARGEST = 1_000_000;

    /** One that is killed cuts off a batch or two; one that was exchanged for another kind does so every time. */
    private static final int CUTS_IN_A_ROW = 5;

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** For a batch. */
    private static final Duration MOST = Duration.ofSeconds(30);

    private final SiemSettings.Syslog settings;
    private final OutgoingCalls calls;
    private final EventForm form;
    private final Sender sender;
    private final @Nullable SSLContext tls;
    private final Duration timeout;
    private final Duration most;

    /** How often it may still end without a good-bye before that is believed to be its way. */
    private final AtomicInteger goodbyesExpected = new AtomicInteger();

    SyslogReceiver(SiemSettings.Syslog settings, OutgoingCalls calls, EventForm form, Sender sender) {
        this(settings, calls, form, sender, TIMEOUT, MOST);
    }

    /**
     * @param timeout for each stretch of silence
     * @param most for a batch
     */
    SyslogReceiver(
            SiemSettings.Syslog settings,
            OutgoingCalls calls,
            EventForm form,
            Sender sender,
            Duration timeout,
            Duration most) {
        this.timeout = timeout;
        this.most = most;
        this.settings = settings;
        this.calls = calls;
        this.form = form;
        this.sender = sender;
        if (settings.port() < 1 || settings.port() > 65535) {
            throw new IllegalArgumentException("BYLAW_SIEM_SYSLOG_PORT has to be from 1 to 65535");
        }
        tls = settings.tls() ? TlsContexts.of(settings.ca(), settings.clientCert(), settings.clientKey()) : null;
    }

    @Override
    public String name() {
        return "syslog";
    }

    @Override
    public String where() {
        return settings.host() + ":" + settings.port();
    }

    @Override
    public String format() {
        return settings.format();
    }

    @Override
    public Duration longest() {
        return timeout.multipliedBy(2).plus(most);
    }

    @Override
    public Receiver fresh() {
        return this;
    }

    @Override
    @SuppressWarnings("try") // The deadline works by being open.
    public Delivery deliver(List<SiemEvent> events) {
        AtomicBoolean cut = new AtomicBoolean();
        try (Socket socket = connect(() -> cut.set(true));
                Deadline deadline = new Deadline(socket, most)) {
            socket.setSoTimeout((int) timeout.toMillis());
            OutputStream out = socket.getOutputStream();
            int bytes = 0;
            int count = 0;
            for (SiemEvent event : events) {
                byte[] frame = SyslogMessage.framed(event, form, sender);
                bytes += frame.length;
                if (count > 0 && bytes > LARGEST) {
                    break;
                }
                out.write(frame);
                count++;
            }
            out.flush();
            if (hasClosed(socket)) {
                throw new EOFException("The receiver closed the connection before ours was closed");
            }
            awaitClose(socket);
            if (deadline.hasPassed()) {
                throw new EOFException("The receiver did not close the connection after ours was closed");
            }
            if (!cut.get()) {
                goodbyesExpected.set(CUTS_IN_A_ROW);
            } else if (goodbyesExpected.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new EOFException("The connection was cut: the receiver did not end TLS, as it did before");
            }
            return new Delivery.Accepted(count);
        } catch (IOException e) {
            return Receiver.failed(e);
        }
    }

    private Socket connect(Runnable cut) throws IOException {
        return tls == null
                ? calls.connect(settings.host(), settings.port(), timeout)
                : calls.connectTls(settings.host(), settings.port(), tls, timeout, cut);
    }

    /** Whoever closes before us may have read nothing of what came last. */
    private boolean hasClosed(Socket socket) throws IOException {
        socket.setSoTimeout(1);
        try {
            readToEnd(socket);
            return true;
        } catch (SocketTimeoutException open) {
            return false;
        } finally {
            socket.setSoTimeout((int) timeout.toMillis());
        }
    }

    /** The end of what the receiver sends comes after it has read the end of what we sent. */
    private static void awaitClose(Socket socket) throws IOException {
        socket.shutdownOutput();
        try {
            readToEnd(socket);
        } catch (SocketTimeoutException silent) {
            throw notClosed(silent);
        }
    }

    private static void readToEnd(Socket socket) throws IOException {
        byte[] ignored = new byte[1024];
        int read = 0;
        while (read >= 0) {
            read = socket.getInputStream().read(ignored);
        }
    }

    private static EOFException notClosed(SocketTimeoutException silent) {
        EOFException notClosed = new EOFException("The receiver did not close the connection after ours was closed");
        notClosed.initCause(silent);
        return notClosed;
    }
}
