package org.bylaw.siem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocket;
import org.bylaw.shared.OpenDoor;
import org.bylaw.shared.OutgoingHttp;
import org.bylaw.testing.TestTls;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the end of a connection says of the events before it: only one that the receiver meant says that it has them. */
class SyslogEndsTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofSeconds(10);

    private static TestTls tls;

    @BeforeAll
    static void certificate(@TempDir Path folder) {
        tls = new TestTls(folder, "localhost");
    }

    @Test
    void aReceiverOfSyslogThatSaysGoodbyeAndOnceDoesNotHasConfirmedNothing() throws IOException {
        AtomicBoolean cuts = new AtomicBoolean();
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> endTls(server, cuts));
            SyslogReceiver receiver = overTls(server, Made.CEF);
            List<SiemEvent> events = List.of(Made.event(1));
            assertThat(receiver.deliver(events)).isEqualTo(new Delivery.Accepted(1));
            cuts.set(true);
            // Killed, or cut off on the way; were it the receiver's way, it would do so each time.
            for (int attempt = 0; attempt < 5; attempt++) {
                assertThat(receiver.deliver(events))
                        .isInstanceOfSatisfying(Delivery.Failed.class, failed -> assertThat(failed.trouble())
                                .isEqualTo(Trouble.NOT_CONFIRMED));
            }
            assertThat(receiver.deliver(events)).isEqualTo(new Delivery.Accepted(1));
            cuts.set(false);
            assertThat(receiver.deliver(events)).isEqualTo(new Delivery.Accepted(1));
            cuts.set(true);
            assertThat(receiver.deliver(events)).isInstanceOf(Delivery.Failed.class);
        }
    }

    @Test
    void aReceiverOfSyslogThatNeverSaysGoodbyeIsTakenAsItIs() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> endTls(server, new AtomicBoolean(true)));
            SyslogReceiver receiver = overTls(server, Made.CEF);
            assertThat(receiver.deliver(List.of(Made.event(1)))).isEqualTo(new Delivery.Accepted(1));
            assertThat(receiver.deliver(List.of(Made.event(2)))).isEqualTo(new Delivery.Accepted(1));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReceiverOfSyslogThatClosesBeforeUsHasConfirmedNothing(boolean encrypted) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            CountDownLatch closed = new CountDownLatch(1);
            Thread.ofPlatform().daemon().start(() -> closeAtOnce(server, encrypted, closed));
            // The last event is written when the other side has gone.
            EventForm late = event -> {
                try {
                    assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return Made.CEF.write(event);
            };
            SyslogReceiver receiver = encrypted ? overTls(server, late) : plain(server, late);
            assertThat(receiver.deliver(List.of(Made.event(1)))).isInstanceOf(Delivery.Failed.class);
        }
    }

    @Test
    void theLongestThatAnAttemptMayTakeIsWhatItsTimeoutsComeTo() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            assertThat(overTls(server, Made.CEF).longest())
                    .isEqualTo(TIMEOUT.plus(TIMEOUT).plus(MOST));
        }
        assertThat(OutgoingHttp.longest(TIMEOUT)).isEqualTo(TIMEOUT.multipliedBy(4));
    }

    private static SyslogReceiver overTls(ServerSocket server, EventForm form) {
        return syslog(
                new SiemSettings.Syslog(
                        "localhost", server.getLocalPort(), true, tls.certificate.toString(), "", "", "cef"),
                form);
    }

    private static SyslogReceiver plain(ServerSocket server, EventForm form) {
        return syslog(new SiemSettings.Syslog("localhost", server.getLocalPort(), false, "", "", "", "cef"), form);
    }

    private static SyslogReceiver syslog(SiemSettings.Syslog settings, EventForm form) {
        return new SyslogReceiver(settings, OpenDoor.to("localhost"), form, Made.SENDER, TIMEOUT, MOST);
    }

    /** Reads all there is, and says good-bye or just ends the line. */
    private static void endTls(ServerSocket server, AtomicBoolean cuts) {
        while (!server.isClosed()) {
            try (Socket line = server.accept();
                    SSLSocket encrypted = accepted(line)) {
                encrypted.getInputStream().readAllBytes();
                if (cuts.get()) {
                    line.shutdownOutput();
                }
            } catch (IOException closed) {
                continue;
            }
        }
    }

    private static SSLSocket accepted(Socket line) throws IOException {
        SSLSocket encrypted =
                (SSLSocket) tls.server().getSocketFactory().createSocket(line, "localhost", line.getPort(), true);
        encrypted.setUseClientMode(false);
        encrypted.startHandshake();
        return encrypted;
    }

    private static void closeAtOnce(ServerSocket server, boolean encrypted, CountDownLatch closed) {
        try (Socket line = server.accept()) {
            Socket read = encrypted ? accepted(line) : line;
            line.shutdownOutput();
            closed.countDown();
            read.getInputStream().readAllBytes();
        } catch (IOException gone) {
            // As it should be.
        }
    }
}
