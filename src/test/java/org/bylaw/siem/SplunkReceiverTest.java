package org.bylaw.siem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.bylaw.shared.OpenDoor;
import org.bylaw.shared.OutgoingHttp;
import org.bylaw.testing.TestTls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SplunkReceiverTest {

    private static TestTls tls;
    private Collector collector;
    private Instant now = Made.AT;

    @BeforeAll
    static void certificate(@TempDir Path folder) {
        tls = new TestTls(folder, "localhost");
    }

    @BeforeEach
    void start() {
        collector = new Collector(tls);
    }

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void eventsGoOneBehindTheOtherWithTokenAndChannel() {
        assertThat(receiver(false).deliver(events(3))).isEqualTo(new Delivery.Accepted(3));
        Collector.Request request = collector.requests.getFirst();
        assertThat(request.path()).isEqualTo("/services/collector/event");
        assertThat(request.token()).isEqualTo("Splunk " + Collector.TOKEN);
        assertThat(request.channel()).matches("[0-9a-f-]{36}");
        List<JsonNode> envelopes = request.envelopes();
        assertThat(envelopes).hasSize(3);
        assertThat(envelopes.get(2).path("time").asString()).isEqualTo("1795858215.044");
        assertThat(envelopes.get(2).path("host").asString()).isEqualTo("bylaw.example.org");
        assertThat(envelopes.get(2).path("index").asString()).isEqualTo("audit");
        assertThat(envelopes.get(2).path("fields").path("event_id").asString())
                .isEqualTo(Made.event(2).id());
        assertThat(request.envelopes().stream()
                        .map(each -> each.path("event").path("index").asInt()))
                .containsExactly(0, 1, 2);
    }

    @Test
    void aBatchEndsWhereTheCollectorsLimitIs() {
        List<SiemEvent> long3 = LongStream.range(0, 3)
                .mapToObj(index -> Made.event(index, "PolicyPublished", "Olga", Map.of("text", "x".repeat(500_000))))
                .toList();
        assertThat(receiver(false).deliver(long3)).isEqualTo(new Delivery.Accepted(1));
    }

    @Test
    void withAcknowledgementTheyHaveArrivedOnlyOnceTheIndexerSaysSo() {
        collector
                .then(200, "{\"text\":\"Success\",\"code\":0,\"ackId\":7}")
                .then(200, "{\"acks\":{\"7\":false}}")
                .then(200, "{\"acks\":{\"7\":true}}");
        SplunkReceiver receiver = receiver(true);
        assertThat(receiver.deliver(events(2))).isEqualTo(new Delivery.Waiting());
        // More was sealed meanwhile: still only the two that were sent are asked about.
        assertThat(receiver.deliver(events(5))).isEqualTo(new Delivery.Waiting());
        assertThat(receiver.deliver(events(5))).isEqualTo(new Delivery.Accepted(2));
        assertThat(collector.requests).hasSize(3);
        assertThat(collector.requests.get(1).path())
                .isEqualTo("/services/collector/ack?channel="
                        + collector.requests.getFirst().channel());
        assertThat(collector.requests.get(1).body()).isEqualTo("{\"acks\":[7]}");
    }

    @Test
    void whatIsNeverConfirmedIsSentAgain() {
        collector
                .then(200, "{\"text\":\"Success\",\"code\":0,\"ackId\":7}")
                .then(200, "{\"acks\":{\"7\":false}}")
                .then(200, "{\"text\":\"Success\",\"code\":0,\"ackId\":8}");
        SplunkReceiver receiver = receiver(true);
        receiver.deliver(events(1));
        now = now.plus(Duration.ofMinutes(6));
        assertThat(receiver.deliver(events(1)))
                .isInstanceOfSatisfying(Delivery.Failed.class, failed -> assertThat(failed.trouble())
                        .isEqualTo(Trouble.NOT_CONFIRMED));
        assertThat(receiver.deliver(events(1))).isEqualTo(new Delivery.Waiting());
        assertThat(collector.requests.get(2).body())
                .isEqualTo(collector.requests.getFirst().body());
    }

    @Test
    void anAcknowledgementThatTheTokenDoesNotHaveIsSaid() {
        assertThat(receiver(true).deliver(events(1)))
                .isInstanceOfSatisfying(Delivery.Stopped.class, stopped -> assertThat(stopped.words())
                        .contains("ACK"));
    }

    @ParameterizedTest
    @CsvSource({
        "401, 3, Invalid authorization, LOGIN",
        "403, 4, Invalid token, LOGIN",
        "403, 1, Token disabled, LOGIN",
        "400, 7, Incorrect index, INDEX",
        "400, 10, Data channel is missing, SETTINGS",
        "400, 14, ACK is disabled, SETTINGS",
        "404, 404, Not found, SETTINGS",
        "302, 0, Found, SETTINGS"
    })
    void whatOnlyAPersonCanMendStopsIt(int status, int code, String text, Trouble trouble) {
        collector.then(
                status,
                status == 302 ? Map.of("Location", "https://localhost:1/elsewhere") : Map.of(),
                "{\"text\":\"" + text + "\",\"code\":" + code + "}");
        assertThat(receiver(false).deliver(events(2))).isInstanceOfSatisfying(Delivery.Stopped.class, stopped -> {
            assertThat(stopped.trouble()).isEqualTo(trouble);
            assertThat(stopped.words()).contains(text).doesNotContain(Collector.TOKEN);
        });
        assertThat(collector.requests).as("no redirect is followed").hasSize(1);
    }

    @Test
    void oneThatIsBusyIsLeftAloneForAsLongAsItSays() {
        collector
                .then(503, Map.of("Retry-After", "120"), "{\"text\":\"Server is busy\",\"code\":9}")
                .then(429, "")
                .then(500, "<html>oops</html>");
        SplunkReceiver receiver = receiver(false);
        assertThat(receiver.deliver(events(1)))
                .isEqualTo(new Delivery.Failed(Trouble.BUSY, "HTTP 503: Server is busy", Duration.ofMinutes(2)));
        assertThat(receiver.deliver(events(1))).isEqualTo(new Delivery.Failed(Trouble.BUSY, "HTTP 429", null));
        assertThat(receiver.deliver(events(1)))
                .isEqualTo(new Delivery.Failed(Trouble.ODD_ANSWER, "HTTP 500: <html>oops</html>", null));
        assertThat(receiver.deliver(events(1))).isEqualTo(new Delivery.Accepted(1));
    }

    @Test
    void anEventThatItDoesNotTakeIsNamed() {
        collector
                .then(400, "{\"text\":\"Invalid data format\",\"code\":6,\"invalid-event-number\":1}")
                .then(413, "Too large");
        assertThat(receiver(false).deliver(events(3)))
                .isEqualTo(new Delivery.Rejected(1, "HTTP 400: Invalid data format"));
        assertThat(receiver(false).deliver(events(3))).isEqualTo(new Delivery.Rejected(-1, "HTTP 413: Too large"));
    }

    @Test
    void anAnswerThatIsNoneOfACollectorsIsNoSuccess() {
        collector.then(200, "<html>Log in to the guest network</html>");
        assertThat(receiver(false).deliver(events(1)))
                .isInstanceOfSatisfying(Delivery.Failed.class, failed -> assertThat(failed.trouble())
                        .isEqualTo(Trouble.ODD_ANSWER));
    }

    @Test
    void oneThatIsGoneOrHasAnotherCertificateIsSaid(@TempDir Path folder) {
        TestTls other = new TestTls(folder, "localhost");
        assertThat(receiver(false, other, "json").deliver(events(1)))
                .isInstanceOfSatisfying(Delivery.Failed.class, failed -> assertThat(failed.trouble())
                        .isEqualTo(Trouble.TLS));
        SplunkReceiver receiver = receiver(false);
        collector.close();
        assertThat(receiver.deliver(events(1)))
                .isInstanceOfSatisfying(Delivery.Failed.class, failed -> assertThat(failed.trouble())
                        .isEqualTo(Trouble.UNREACHABLE));
    }

    @Test
    void aHostThatIsNotAllowedIsNotCalled() {
        SplunkReceiver receiver = new SplunkReceiver(
                settings(false, tls, "json"), OpenDoor.http("other.example"), envelope(), Made.JSON, clock());
        assertThat(receiver.deliver(events(1)))
                .isInstanceOfSatisfying(Delivery.Failed.class, failed -> assertThat(failed.trouble())
                        .isEqualTo(Trouble.NOT_ALLOWED));
        assertThat(collector.requests).isEmpty();
    }

    @Test
    void theEventIsOcsfWhereTheSettingsSaySo() {
        receiver(false, tls, "ocsf").deliver(events(1));
        assertThat(collector
                        .requests
                        .getFirst()
                        .envelopes()
                        .getFirst()
                        .path("event")
                        .path("class_uid")
                        .asInt())
                .isEqualTo(3004);
    }

    @Test
    void whatSomethingElseAnswersInFrontOfTheCollectorBlamesNoEvent() {
        collector.then(400, "<html>The plain HTTP request was sent to HTTPS port</html>");
        assertThat(receiver(false).deliver(events(3)))
                .isInstanceOfSatisfying(Delivery.Failed.class, failed -> assertThat(failed.trouble())
                        .isEqualTo(Trouble.ODD_ANSWER));
    }

    @Test
    void anAcknowledgementThatIsNoNumberOfACollectorsIsNone() {
        collector.then(200, "{\"text\":\"Success\",\"code\":0,\"ackId\":99999999999999999999999}");
        assertThat(receiver(true).deliver(events(1))).isInstanceOf(Delivery.Stopped.class);
    }

    @Test
    void whereACertificateIsAskedForOnlyTheRightOneGetsThrough(@TempDir Path folder) {
        TestTls right = new TestTls(folder, "bylaw.example.org");
        TestTls unknown = new TestTls(folder, "mallory.example.org");
        try (Collector asking = new Collector(tls, right)) {
            assertThat(shown(asking, "", "")).isInstanceOf(Delivery.Failed.class);
            assertThat(shown(asking, unknown.certificate.toString(), unknown.key.toString()))
                    .isInstanceOf(Delivery.Failed.class);
            assertThat(asking.requests).isEmpty();
            assertThat(shown(asking, right.certificate.toString(), right.key.toString()))
                    .isEqualTo(new Delivery.Accepted(3));
            assertThat(asking.requests).hasSize(1);
        }
    }

    private Delivery shown(Collector asking, String certificate, String key) {
        return new SplunkReceiver(
                        settings(asking, false, tls, certificate, key, "json"),
                        OpenDoor.http("localhost"),
                        envelope(),
                        Made.JSON,
                        clock())
                .deliver(events(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://splunk:8088", "splunk:8088", "https://", "https://user:pass@splunk:8088"})
    void anAddressWithoutEncryptionOrHostIsRefused(String url) {
        assertThatThrownBy(() -> new SplunkReceiver(
                        new SiemSettings.Splunk(url, Collector.TOKEN, "", "s", "t", false, "", "", "", "json"),
                        OpenDoor.http("splunk"),
                        envelope(),
                        Made.JSON,
                        clock()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private SplunkReceiver receiver(boolean ack) {
        return receiver(ack, tls, "json");
    }

    private SplunkReceiver receiver(boolean ack, TestTls trusted, String format) {
        OutgoingHttp http = OpenDoor.http("localhost");
        return new SplunkReceiver(settings(ack, trusted, format), http, envelope(), Made.JSON, clock());
    }

    private SiemSettings.Splunk settings(boolean ack, TestTls trusted, String format) {
        return settings(collector, ack, trusted, "", "", format);
    }

    private static SiemSettings.Splunk settings(
            Collector collector, boolean ack, TestTls trusted, String certificate, String key, String format) {
        return new SiemSettings.Splunk(
                collector.url(),
                Collector.TOKEN,
                "audit",
                "bylaw",
                "bylaw-audit",
                ack,
                trusted.certificate.toString(),
                certificate,
                key,
                format);
    }

    private static SplunkEnvelope envelope() {
        return new SplunkEnvelope(Made.JSON_FORM, Made.OCSF, Made.SENDER);
    }

    private static List<SiemEvent> events(int count) {
        return LongStream.range(0, count).mapToObj(Made::event).toList();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }
}
