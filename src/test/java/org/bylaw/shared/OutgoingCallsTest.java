package org.bylaw.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.bylaw.shared.OutgoingHost.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingCallsTest {

    private static final Duration SHORT = Duration.ofSeconds(2);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "169.254.169.254",
                "192.0.0.8",
                "198.18.0.1",
                "224.0.0.1",
                "239.255.255.250",
                "255.255.255.255",
                "0.0.0.0",
                "0.1.2.3",
                "240.0.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "fec0::1",
                "ff02::1",
                "::ffff:10.0.0.1",
                "::ffff:127.0.0.1",
                "::10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b::169.254.169.254",
                "64:ff9b:1::1",
                "2002:7f00:1::1",
                "2002:a9fe:a9fe::1",
                "2001:0:4136:e378:8000:63bf:f5ff:fffe",
                "2001:db8::1",
                "100::1"
            })
    void noAddressInsideIsCalledByAName(String address) {
        OutgoingCalls calls = calls("", address);
        assertThatThrownBy(() -> calls.checked("siem.example", 443))
                .isInstanceOf(OutgoingRefused.class)
                .hasMessageContaining("BYLAW_OUTGOING_PRIVATE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.32.0.1",
                "172.15.255.255",
                "100.128.0.1",
                "192.169.0.1",
                "169.253.1.1",
                "223.255.255.1",
                "2606:4700::1111",
                "64:ff9b::8.8.8.8",
                "2002:808:808::1"
            })
    void addressesOutsideAre(String address) throws Exception {
        assertThat(calls("", address).checked("siem.example", 443).getAddress())
                .isEqualTo(InetAddress.getByName(address));
    }

    @Test
    void oneAddressInsideAmongOthersIsEnoughToRefuse() {
        OutgoingCalls calls = calls("", "8.8.8.8", "10.0.0.1");
        assertThatThrownBy(() -> calls.checked("siem.example", 443)).hasMessageContaining("10.0.0.1");
    }

    @Test
    void whatIsAllowedInsideIsCalledAndNothingBesides() throws Exception {
        assertThat(calls("10.1.0.0/16", "10.1.2.3").checked("siem.example", 443))
                .isNotNull();
        assertThat(calls("10.1.0.0/16, fd00::/8", "fd12::1").checked("siem.example", 443))
                .isNotNull();
        assertThat(calls("10.1.0.0/16", "64:ff9b::10.1.2.3").checked("siem.example", 443))
                .isNotNull();
        assertThatThrownBy(() -> calls("10.1.0.0/16", "10.2.0.1").checked("siem.example", 443))
                .isInstanceOf(OutgoingRefused.class);
        assertThat(calls("true", "192.168.0.1").checked("siem.example", 443)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"169.254.169.254", "224.0.0.1", "0.0.0.0", "fe80::1", "ff02::1", "64:ff9b::169.254.169.254"})
    void someAreNotCalledEvenWhereAllInsideIsAllowed(String address) {
        assertThatThrownBy(() -> calls("true", address).checked("siem.example", 443))
                .isInstanceOf(OutgoingRefused.class);
        assertThatThrownBy(() -> calls("", address).checked("mail.example", 25)).isInstanceOf(OutgoingRefused.class);
    }

    @Test
    void aLinkLocalAddressIsCalledWhereItIsNamed() {
        assertThatCode(() -> calls("169.254.7.7", "169.254.7.7").checked("siem.example", 443))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"other.example", "siem.example.evil.example", "evil-siem.example", "localhost", "127.0.0.1"})
    void whatNoSettingNamesIsNotCalledAndNotEvenLookedUp(String host) {
        OutgoingCalls calls =
                new OutgoingCalls(List.of(new OutgoingHost("siem.example", 443, Reach.OUTSIDE)), "", name -> {
                    throw new AssertionError("looked up " + name);
                });
        assertThatThrownBy(() -> calls.checked(host, 443)).hasMessageContaining("no setting names it");
        assertThatThrownBy(() -> calls.checked("siem.example", 22)).hasMessageContaining("no setting names it");
    }

    @Test
    void aNameIsTheSameInCapitalsAndWithADotBehind() throws Exception {
        assertThat(calls("", "8.8.8.8").checked("SIEM.Example.", 443)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0x7f.1", "127.0.0.01"})
    void numbersThatProgramsReadDifferentlyAreNotCalled(String host) {
        OutgoingCalls calls = new OutgoingCalls(
                List.of(new OutgoingHost(host, 443, Reach.OUTSIDE)), "true", InetAddress::getAllByName);
        assertThatThrownBy(() -> calls.checked(host, 443)).isInstanceOf(OutgoingRefused.class);
    }

    @Test
    void aMailServerMayStandInside() throws Exception {
        assertThat(calls("", "10.0.0.25").checked("mail.example", 2525)).isNotNull();
        assertThat(calls("", "127.0.0.1").checked("mail.example", 25)).isNotNull();
    }

    @Test
    void theAddressThatWasCheckedIsTheOneThatIsCalled() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            // Whoever is asked again answers with an address that would not do.
            Deque<String> answers = new ArrayDeque<>(List.of("127.0.0.1", "10.255.255.1"));
            OutgoingCalls calls = new OutgoingCalls(
                    List.of(new OutgoingHost("rebinding.example", 0, Reach.OUTSIDE)), "127.0.0.0/8", name ->
                            new InetAddress[] {InetAddress.getByName(answers.pop())});
            try (Socket socket = calls.connect("rebinding.example", server.getLocalPort(), SHORT)) {
                assertThat(socket.getInetAddress().getHostAddress()).isEqualTo("127.0.0.1");
            }
            assertThat(answers).containsExactly("10.255.255.1");
        }
    }

    @Test
    void aDeadAddressIsPassedOverForTheNextOne() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            try (Socket socket =
                    calls("true", "127.0.0.2", "127.0.0.1").connect("mail.example", server.getLocalPort(), SHORT)) {
                assertThat(socket.getInetAddress().getHostAddress()).isEqualTo("127.0.0.1");
            }
        }
    }

    @Test
    void howManyAddressesAHostHasMakesNoCallLonger() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Crowd crowd = new Crowd(server)) {
            Duration timeout = Duration.ofMillis(600);
            OutgoingCalls calls = calls("true", "127.0.0.1", "127.0.0.1", "127.0.0.1", "127.0.0.1");
            long begin = System.nanoTime();
            assertThatThrownBy(() -> calls.connect("mail.example", server.getLocalPort(), timeout))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(timeout.multipliedBy(2));
            assertThat(crowd.size()).isPositive();
        }
    }

    /** Those who wait at a server that takes nobody, until it is so full that nobody else is answered. */
    private static final class Crowd implements AutoCloseable {

        private final List<Socket> waiting = new ArrayList<>();

        Crowd(ServerSocket server) throws IOException {
            try {
                while (waiting.size() < 50) {
                    Socket socket = new Socket();
                    waiting.add(socket);
                    socket.connect(server.getLocalSocketAddress(), 100);
                }
            } catch (SocketTimeoutException full) {
                return;
            }
            throw new IllegalStateException("This server is never full");
        }

        int size() {
            return waiting.size();
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void aNameServerThatTakesTooLongIsWaitedForByNoCall() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Duration timeout = Duration.ofMillis(50);
            OutgoingCalls calls =
                    new OutgoingCalls(List.of(new OutgoingHost("slow.example", 0, Reach.INSIDE)), "true", name -> {
                        long begin = System.nanoTime();
                        while (System.nanoTime() - begin < timeout.toNanos()) {
                            Thread.onSpinWait();
                        }
                        return of("127.0.0.1");
                    });
            assertThatThrownBy(() -> calls.connect("slow.example", server.getLocalPort(), timeout))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aFactoryForLibrariesAsksAtTheDoorToo() throws IOException {
        try (Socket socket =
                calls("", "10.0.0.1").sockets(Duration.ofSeconds(5)).createSocket()) {
            assertThatThrownBy(
                            () -> socket.connect(java.net.InetSocketAddress.createUnresolved("siem.example", 443), 100))
                    .isInstanceOf(OutgoingRefused.class);
        }
        assertThatThrownBy(() ->
                        calls("", "8.8.8.8").sockets(Duration.ofSeconds(5)).createSocket("other.example", 25))
                .isInstanceOf(OutgoingRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "10.0.0.0/33", "10.0.0.0/x", "siem.example", "fd00::/129", "10.0.0"})
    void aSettingThatCannotBeReadStopsTheStart(String setting) {
        assertThatThrownBy(() -> calls(setting, "8.8.8.8")).hasMessageContaining("BYLAW_OUTGOING_PRIVATE");
    }

    private static OutgoingCalls calls(String allowed, String... addresses) {
        return new OutgoingCalls(
                List.of(
                        new OutgoingHost("siem.example", 443, Reach.OUTSIDE),
                        new OutgoingHost("mail.example", 0, Reach.INSIDE),
                        new OutgoingHost(" ", 0, Reach.INSIDE)),
                allowed,
                name -> of(addresses));
    }

    private static InetAddress[] of(String... addresses) throws UnknownHostException {
        InetAddress[] found = new InetAddress[addresses.length];
        for (int i = 0; i < addresses.length; i++) {
            found[i] = InetAddress.getByName(addresses[i]);
        }
        return found;
    }
}
