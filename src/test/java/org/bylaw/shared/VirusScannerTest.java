package org.bylaw.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a daemon that reads INSTREAM as clamd(8) says, byte by byte, and knows one virus. */
class VirusScannerTest {

    /** What all scanners agree to call a virus although it does nothing; in two parts, or they would find this file. */
    private static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    private static final int LARGEST = 300_000;

    private final List<byte[]> scanned = new CopyOnWriteArrayList<>();
    private ServerSocket daemon;
    private volatile String answer = "";

    @BeforeEach
    void start() throws IOException {
        daemon = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    @AfterEach
    void stop() throws IOException {
        daemon.close();
    }

    private VirusScanner scanner() {
        return new VirusScanner(OpenDoor.to("clamav"), "clamav:" + daemon.getLocalPort());
    }

    @Test
    void cleanFilesPassWholeHoweverLargeTheyAre() {
        byte[] large = new byte[200_000];
        large[199_999] = 7;
        scanner().requireClean("file", "large.pdf", large);
        scanner().requireClean("file", "empty.pdf", new byte[0]);
        assertThat(scanned).hasSize(2);
        assertThat(scanned.getFirst()).isEqualTo(large);
        assertThat(scanned.getLast()).isEmpty();
    }

    @Test
    void aVirusIsRefusedWithTheFieldAndTheFilesName() {
        refused(
                () -> scanner().requireClean("scan", "invoice.pdf", EICAR.getBytes(StandardCharsets.US_ASCII)),
                "“invoice.pdf” is not taken: the virus scanner found something in it.");
    }

    @Test
    void whatTheScannerCannotLookAtIsNotTaken() {
        refused(
                () -> scanner().requireClean("scan", "huge.pdf", new byte[LARGEST + 1]),
                "“huge.pdf” could not be checked for viruses, so it is not taken.");
        answer = "stream: lost ERROR";
        refused(
                () -> scanner().requireClean("scan", "a.pdf", new byte[1]),
                "“a.pdf” could not be checked for viruses, so it is not taken.");
    }

    @Test
    void whileTheScannerIsAwayNothingIsTaken() throws IOException {
        // A port that is held and not listened at refuses at once; one that was just closed may still take a caller.
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            VirusScanner away = new VirusScanner(OpenDoor.to("clamav"), "clamav:" + held.getLocalPort());
            refused(
                    () -> away.requireClean("scan", "a.pdf", new byte[1]),
                    "“a.pdf” could not be checked for viruses just now, so it is not taken. Please try again later.");
        }
    }

    @Test
    void withoutOneEveryFilePassesAndNothingIsAsked() {
        new VirusScanner(OpenDoor.to("clamav"), " ")
                .requireClean("file", "x.pdf", EICAR.getBytes(StandardCharsets.US_ASCII));
        assertThat(scanned).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clamav", "clamav:3310", " 10.0.0.5:3310 "})
    void addresses(String address) {
        assertThatCode(() -> new VirusScanner(OpenDoor.to("clamav"), address)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tcp://clamav:3310", "clamav:many", "a b"})
    void whatIsNoAddressStopsTheStart(String address) {
        assertThatThrownBy(() -> new VirusScanner(OpenDoor.to("clamav"), address))
                .hasMessageContaining("BYLAW_CLAMD has to be a host and a port");
    }

    private static void refused(ThrowingCallable act, String words) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, (Consumer<Problem>) problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID);
            assertThat(problem.field()).hasValue("scan");
            assertThat(problem.getMessage()).isEqualTo(words);
        });
    }

    private void listen() {
        while (!daemon.isClosed()) {
            try (Socket client = daemon.accept()) {
                String said = read(new DataInputStream(client.getInputStream()));
                client.getOutputStream().write((said + "\0").getBytes(StandardCharsets.US_ASCII));
                client.getOutputStream().flush();
            } catch (IOException closed) {
                continue;
            }
        }
    }

    private String read(DataInputStream in) throws IOException {
        byte[] command = new byte["zINSTREAM\0".length()];
        in.readFully(command);
        if (!new String(command, StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
            return "UNKNOWN COMMAND";
        }
        var whole = new ByteArrayOutputStream();
        for (int length = in.readInt(); length != 0; length = in.readInt()) {
            whole.write(in.readNBytes(length));
            if (whole.size() > LARGEST) {
                return "INSTREAM size limit exceeded. ERROR";
            }
        }
        scanned.add(whole.toByteArray());
        if (!answer.isEmpty()) {
            return answer;
        }
        return whole.toString(StandardCharsets.ISO_8859_1).contains(EICAR)
                ? "stream: Eicar-Test-Signature FOUND"
                : "stream: OK";
    }
}
