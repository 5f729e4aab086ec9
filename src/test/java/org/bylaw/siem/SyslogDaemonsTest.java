package org.bylaw.siem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.bylaw.shared.OpenDoor;
import org.bylaw.testing.TestTls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against the real rsyslog and syslog-ng, over TLS, with what tries to break messages apart. */
class SyslogDaemonsTest {

    private static final int MANY = 300;

    @TempDir
    Path folder;

    /** The two that Debian has. */
    enum Daemon {
        RSYSLOGD,
        SYSLOG_NG;

        String program() {
            return this == RSYSLOGD ? "rsyslogd" : "syslog-ng";
        }
    }

    @ParameterizedTest
    @EnumSource(Daemon.class)
    void everyMessageArrivesWholeOnceAndInOrder(Daemon kind) throws Exception {
        TestTls tls = new TestTls(folder, "localhost");
        try (SyslogDaemon daemon = start(kind, tls)) {
            SyslogReceiver receiver = receiver(daemon, tls, Made.CEF);
            List<SiemEvent> events = LongStream.range(0, MANY)
                    .mapToObj(index -> Made.event(
                            index,
                            "LoginFailed",
                            index % 3 == 0 ? Made.HOSTILE : "Olga Ö. Ówner 日本 😀",
                            Map.of("note", Made.HOSTILE)))
                    .toList();

            assertThat(receiver.deliver(events)).isEqualTo(new Delivery.Accepted(MANY));

            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(daemon.lines())
                    .hasSize(MANY));
            List<String> lines = daemon.lines();
            for (int index = 0; index < MANY; index++) {
                String[] fields = lines.get(index).split("\t", -1);
                assertThat(fields).hasSize(7);
                assertThat(fields[0]).isEqualTo("108");
                assertThat(fields[2]).isEqualTo("bylaw.example.org");
                assertThat(fields[3]).isEqualTo("bylaw");
                assertThat(fields[4]).isEqualTo("LoginFailed");
                assertThat(fields[5])
                        .contains("bylaw@32473")
                        .contains("id=\"" + events.get(index).id() + "\"");
                assertThat(fields[6].strip().replace("\uFEFF", "")).isEqualTo(Made.CEF.write(events.get(index)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Daemon.class)
    void theOtherFormsAndALongMessageArriveWhole(Daemon kind) throws Exception {
        TestTls tls = new TestTls(folder, "localhost");
        try (SyslogDaemon daemon = start(kind, tls)) {
            SiemEvent event = Made.event(7, "PolicyPublished", Made.HOSTILE, Map.of("text", "ü".repeat(25_000)));
            assertThat(receiver(daemon, tls, Made.JSON_FORM).deliver(List.of(event)))
                    .isEqualTo(new Delivery.Accepted(1));
            assertThat(receiver(daemon, tls, Made.OCSF).deliver(List.of(event))).isEqualTo(new Delivery.Accepted(1));
            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(daemon.lines())
                    .hasSize(2));
            assertThat(message(daemon, 0)).isEqualTo(Made.JSON_FORM.write(event));
            assertThat(message(daemon, 1)).isEqualTo(Made.OCSF.write(event));
        }
    }

    @Test
    void aReceiverWithAnotherCertificateGetsNothing() throws Exception {
        TestTls tls = new TestTls(folder, "localhost");
        TestTls other = new TestTls(folder, "other.example");
        try (SyslogDaemon daemon = start(Daemon.RSYSLOGD, tls)) {
            Delivery delivery = receiver(daemon, other, Made.CEF).deliver(List.of(Made.event(1)));
            assertThat(delivery).isInstanceOfSatisfying(Delivery.Failed.class, failed -> assertThat(failed.trouble())
                    .isEqualTo(Trouble.TLS));
            assertThat(daemon.lines()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Daemon.class)
    void whereACertificateIsAskedForOnlyTheRightOneGetsThrough(Daemon kind) throws Exception {
        TestTls tls = new TestTls(folder, "localhost");
        TestTls right = new TestTls(folder, "bylaw.example.org");
        TestTls unknown = new TestTls(folder, "mallory.example.org");
        try (SyslogDaemon daemon = asking(kind, tls, right.certificate)) {
            List<SiemEvent> events =
                    LongStream.range(0, 20).mapToObj(Made::event).toList();
            assertThat(receiver(daemon, tls, "", "").deliver(events)).isInstanceOf(Delivery.Failed.class);
            assertThat(receiver(daemon, tls, unknown.certificate.toString(), unknown.key.toString())
                            .deliver(events))
                    .isInstanceOf(Delivery.Failed.class);
            assertThat(daemon.lines()).isEmpty();
            assertThat(receiver(daemon, tls, right.certificate.toString(), right.key.toString())
                            .deliver(events))
                    .isEqualTo(new Delivery.Accepted(20));
            Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(daemon.lines())
                    .hasSize(20));
        }
    }

    private SyslogDaemon asking(Daemon kind, TestTls tls, Path known) throws Exception {
        Path program = program(kind);
        return kind == Daemon.RSYSLOGD
                ? SyslogDaemon.rsyslog(program, folder, tls, known)
                : SyslogDaemon.syslogNg(program, folder, tls, known);
    }

    private static SyslogReceiver receiver(SyslogDaemon daemon, TestTls tls, String certificate, String key) {
        return new SyslogReceiver(
                new SiemSettings.Syslog(
                        "localhost", daemon.port, true, tls.certificate.toString(), certificate, key, "cef"),
                OpenDoor.to("localhost"),
                Made.CEF,
                Made.SENDER);
    }

    private static String message(SyslogDaemon daemon, int line) {
        return daemon.lines().get(line).split("\t", 7)[6].strip().replace("\uFEFF", "");
    }

    private static SyslogReceiver receiver(SyslogDaemon daemon, TestTls tls, EventForm form) {
        return new SyslogReceiver(
                new SiemSettings.Syslog("localhost", daemon.port, true, tls.certificate.toString(), "", "", "cef"),
                OpenDoor.to("localhost"),
                form,
                Made.SENDER);
    }

    private SyslogDaemon start(Daemon kind, TestTls tls) throws Exception {
        Path program = program(kind);
        return kind == Daemon.RSYSLOGD
                ? SyslogDaemon.rsyslog(program, folder, tls)
                : SyslogDaemon.syslogNg(program, folder, tls);
    }

    private static Path program(Daemon kind) {
        Optional<Path> program = SyslogDaemon.program(kind.program());
        assumeTrue(
                program.isPresent(),
                () -> kind.program()
                        + " is not on this machine, so nothing is tried against it; .ci/run brings it along");
        return program.orElseThrow();
    }
}
