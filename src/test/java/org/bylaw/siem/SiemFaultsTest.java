package org.bylaw.siem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.OpenDoor;
import org.bylaw.shared.PartState;
import org.bylaw.testing.FaultProxy;
import org.bylaw.testing.FaultProxy.Mode;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.TestTls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A SIEM that is slow, refuses, resets or answers nonsense: it is named, and all arrives in order once it is well. */
@ModuleTest
class SiemFaultsTest {

    private static final int EVENTS = 6;
    private static final Duration SILENCE = Duration.ofMillis(500);

    /** For what a busy machine adds. */
    private static final Duration BUSY = Duration.ofSeconds(2);

    private static final Pattern ID = Pattern.compile(" id=\"([^\"]+)\"");

    private static TestTls tls;

    @Autowired
    private Cursors cursors;

    @Autowired
    private EventTable table;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    private final Made.Trail trail = new Made.Trail();
    private final UUID node = UUID.randomUUID();

    @BeforeAll
    static void certificate(@TempDir Path folder) {
        tls = new TestTls(folder, "localhost");
    }

    @BeforeEach
    void forget() {
        for (String receiver : List.of("splunk", "syslog")) {
            cursors.begin(receiver, 0);
            jdbc.sql("""
                UPDATE siem_cursor SET next_index = 0, checkpoint_size = 0, failures = 0, trouble = NULL, words = NULL,
                    failing_since = NULL, stopped = false, holder = NULL, held_until = NULL, next_attempt_at = :past
                WHERE receiver = :receiver
                """)
                    .param("past", clock.instant().minusSeconds(60).atOffset(ZoneOffset.UTC))
                    .param("receiver", receiver)
                    .update();
        }
    }

    @AfterEach
    void backToRealTime() {
        clock.setOffset(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSE, UNREACHABLE",
        "HANG, UNREACHABLE",
        "TRICKLE, UNREACHABLE",
        "RESET, NOT_CONFIRMED",
        "GARBAGE, TLS"
    })
    void splunk(Mode fault, Trouble trouble) {
        Collector collector = new Collector(tls);
        try (collector;
                FaultProxy proxy = new FaultProxy(collector.port())) {
            SplunkReceiver receiver = new SplunkReceiver(
                    new SiemSettings.Splunk(
                            "https://localhost:" + proxy.port(),
                            Collector.TOKEN,
                            "audit",
                            "bylaw",
                            "bylaw-audit",
                            false,
                            tls.certificate.toString(),
                            "",
                            "",
                            "json"),
                    OpenDoor.http("localhost"),
                    new SplunkEnvelope(Made.JSON_FORM, Made.OCSF, Made.SENDER),
                    Made.JSON,
                    clock,
                    SILENCE);
            recovers(receiver, proxy, fault, trouble);
            List<String> ids = collector.requests.stream()
                    .flatMap(request -> request.envelopes().stream())
                    .map(envelope -> envelope.path("fields").path("event_id").asString())
                    .toList();
            arrivedInOrder(ids);
        }
    }

    @ParameterizedTest
    @CsvSource({"REFUSE, UNREACHABLE", "HANG, NOT_CONFIRMED", "RESET, NOT_CONFIRMED"})
    void syslog(Mode fault, Trouble trouble) throws IOException {
        List<String> read = new CopyOnWriteArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                FaultProxy proxy = new FaultProxy(server.getLocalPort())) {
            Thread.ofVirtual().start(() -> take(server, read, fault == Mode.RESET));
            SyslogReceiver receiver = new SyslogReceiver(
                    new SiemSettings.Syslog("localhost", proxy.port(), false, "", "", "", "cef"),
                    OpenDoor.to("localhost"),
                    Made.CEF,
                    Made.SENDER,
                    SILENCE,
                    SILENCE.multipliedBy(3));
            recovers(receiver, proxy, fault, trouble);
            arrivedInOrder(read.stream()
                    .flatMap(text -> ID.matcher(text).results())
                    .map(match -> match.group(1))
                    .toList());
        }
    }

    @Test
    void aReceiverOfSyslogThatSpeaksOnAndOnHasConfirmedNothing() throws IOException {
        try (ServerSocket server =
                tls.server().getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread.ofPlatform().daemon().start(() -> chatter(server));
            SyslogReceiver receiver = new SyslogReceiver(
                    new SiemSettings.Syslog(
                            "localhost", server.getLocalPort(), true, tls.certificate.toString(), "", "", "cef"),
                    OpenDoor.to("localhost"),
                    Made.CEF,
                    Made.SENDER,
                    SILENCE.multipliedBy(4),
                    SILENCE);
            assertThat(receiver.deliver(List.of(Made.event(1)))).isInstanceOf(Delivery.Failed.class);
        }
    }

    private static void chatter(ServerSocket server) {
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            while (!socket.isClosed()) {
                out.write('.');
                out.flush();
            }
        } catch (IOException cutOff) {
            // As it should be.
        }
    }

    private void recovers(Receiver receiver, FaultProxy proxy, Mode fault, Trouble trouble) {
        trail.grow(2);
        Feed feed = new Feed(receiver, trail, table, cursors, clock, node);
        arrives(feed, receiver);
        proxy.does(fault);
        trail.grow(EVENTS - 2);
        long begin = System.nanoTime();
        feed.step();
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isLessThan(receiver.longest().plus(BUSY));
        PartState state = health(receiver);
        assertThat(state.level()).isEqualTo(PartState.Level.FAILS);
        assertThat(state.advice().get()).isEqualTo(TroubleWords.advice(trouble));
        assertThat(state.meaning().get()).startsWith((EVENTS - 2) + " events wait");
        clock.advance(Duration.ofMinutes(1));
        feed.step();
        assertThat(health(receiver).since()).isEqualTo(state.since());
        proxy.does(Mode.PASS);
        arrives(feed, receiver);
    }

    /** At the next attempt, or the one after it: the limits of this test are short for a busy machine. */
    private void arrives(Feed feed, Receiver receiver) {
        Awaitility.await().pollInSameThread().untilAsserted(() -> {
            clock.advance(Duration.ofMinutes(10));
            feed.step();
            assertThat(health(receiver).level()).isEqualTo(PartState.Level.WORKS);
        });
    }

    private PartState health(Receiver receiver) {
        return new SiemPart(new Receivers.All(List.of(receiver)), new ReceiverStates(jdbc, trail, clock), clock).look();
    }

    /** A repeat has the same id; without the repeats each is there, in order. */
    private static void arrivedInOrder(List<String> ids) {
        List<String> firsts = ids.stream().distinct().toList();
        assertThat(firsts).hasSize(EVENTS);
        List<String> last = ids.subList(ids.size() - (EVENTS - 2), ids.size());
        assertThat(last).isEqualTo(firsts.subList(2, EVENTS));
    }

    /** Reads to the end and closes, as syslog servers do; or says something first, which a reset then cuts off. */
    private static void take(ServerSocket server, List<String> read, boolean speaks) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                InputStream in = socket.getInputStream();
                read.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
                if (speaks) {
                    socket.getOutputStream().write("taken".getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException closed) {
                continue;
            }
        }
    }
}
