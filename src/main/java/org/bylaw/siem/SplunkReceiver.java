package org.bylaw.siem;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.bylaw.shared.OutgoingHttp;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Splunk's HTTP Event Collector: events one behind the other in one request, confirmed by the indexer where it offers that. */
class SplunkReceiver implements Receiver {

    /** The collector's default limit is 1 MB in older releases. */
    private static final int LARGEST = 800_000;

    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** Splunk itself speaks of minutes; whatever is sent again after that is known by its id. */
    private static final Duration CONFIRM = Duration.ofMinutes(5);

    private static final String PATH = "/services/collector/event";

    private final SiemSettings.Splunk settings;
    private final URI address;
    private final SSLContext tls;
    private final OutgoingHttp http;
    private final SplunkEnvelope envelope;
    private final JsonMapper json;
    private final Clock clock;
    private final Duration timeout;

    /** The collector keeps what it has confirmed by channel: one for each start of a node. */
    private final String channel = UUID.randomUUID().toString();

    private @Nullable Unconfirmed unconfirmed;

    private record Unconfirmed(String firstId, int count, long ackId, Instant since) {}

    SplunkReceiver(
            SiemSettings.Splunk settings, OutgoingHttp http, SplunkEnvelope envelope, JsonMapper json, Clock clock) {
        this(settings, http, envelope, json, clock, TIMEOUT);
    }

    /** @param timeout for the connection, for agreeing on TLS, and for each stretch of silence */
    SplunkReceiver(
            SiemSettings.Splunk settings,
            OutgoingHttp http,
            SplunkEnvelope envelope,
            JsonMapper json,
            Clock clock,
            Duration timeout) {
        this.settings = settings;
        this.http = http;
        this.envelope = envelope;
        this.json = json;
        this.clock = clock;
        this.timeout = timeout;
        URI url = URI.create(settings.url().strip());
        if (!"https".equals(url.getScheme()) || url.getHost() == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException(
                    "BYLAW_SIEM_SPLUNK_URL has to be an https address such as https://splunk:8088");
        }
        if (settings.token().isBlank() || !settings.token().matches("[!-~]+")) {
            throw new IllegalArgumentException(
                    "BYLAW_SIEM_SPLUNK_TOKEN is missing or has characters that no token has");
        }
        address = url.getPath() == null
                        || url.getPath().isEmpty()
                        || url.getPath().equals("/")
                ? url.resolve(PATH)
                : url;
        tls = TlsContexts.of(settings.ca(), settings.clientCert(), settings.clientKey());
    }

    @Override
    public String name() {
        return "splunk";
    }

    @Override
    public String where() {
        return address.getHost() + ":" + (address.getPort() < 0 ? 443 : address.getPort());
    }

    @Override
    public String format() {
        return settings.format();
    }

    @Override
    public Duration longest() {
        return OutgoingHttp.longest(timeout);
    }

    @Override
    public Receiver fresh() {
        return new SplunkReceiver(settings, http, envelope, json, clock, timeout);
    }

    @Override
    public Delivery deliver(List<SiemEvent> events) {
        try {
            Unconfirmed waiting = unconfirmed;
            if (waiting != null
                    && waiting.firstId().equals(events.getFirst().id())
                    && waiting.count() <= events.size()) {
                return confirmed(waiting);
            }
            return post(events);
        } catch (IOException e) {
            return Receiver.failed(e);
        }
    }

    private Delivery post(List<SiemEvent> events) throws IOException {
        StringBuilder body = new StringBuilder();
        int bytes = 0;
        int count = 0;
        for (SiemEvent event : events) {
            String each = envelope.write(event, settings);
            bytes += each.getBytes(StandardCharsets.UTF_8).length;
            if (count > 0 && bytes > LARGEST) {
                break;
            }
            body.append(each);
            count++;
        }
        OutgoingHttp.Answer answer =
                http.post(address, tls, headers(), body.toString(), "application/json; charset=utf-8", timeout);
        JsonNode said = tree(answer.body());
        String words = words(answer, said);
        return switch (answer.status()) {
            case 200, 201, 202 -> taken(events, count, said, words);
            case 400 -> badRequest(said, words);
            case 401, 403 -> new Delivery.Stopped(Trouble.LOGIN, words);
            case 404, 405 -> new Delivery.Stopped(Trouble.SETTINGS, words);
            case 413 -> new Delivery.Rejected(-1, words);
            case 429, 503 -> new Delivery.Failed(Trouble.BUSY, words, seconds(answer.retryAfter()));
            default ->
                answer.status() / 100 == 3
                        ? new Delivery.Stopped(Trouble.SETTINGS, words + " (redirects are not followed)")
                        : new Delivery.Failed(Trouble.ODD_ANSWER, words, null);
        };
    }

    private Delivery taken(List<SiemEvent> events, int count, JsonNode said, String words) {
        if (said.path("code").asInt(-1) != 0) {
            return new Delivery.Failed(Trouble.ODD_ANSWER, words, null);
        }
        if (!said.path("ackId").isIntegralNumber() || !said.path("ackId").canConvertToLong()) {
            return settings.ack()
                    ? new Delivery.Stopped(
                            Trouble.SETTINGS,
                            "BYLAW_SIEM_SPLUNK_ACK is true, but the token has no indexer acknowledgement")
                    : new Delivery.Accepted(count);
        }
        unconfirmed = new Unconfirmed(
                events.getFirst().id(), count, said.path("ackId").asLong(), clock.instant());
        return new Delivery.Waiting();
    }

    private Delivery confirmed(Unconfirmed waiting) throws IOException {
        String ask = json.writeValueAsString(Map.of("acks", List.of(waiting.ackId())));
        OutgoingHttp.Answer answer = http.post(
                address.resolve("/services/collector/ack?channel=" + channel),
                tls,
                headers(),
                ask,
                "application/json; charset=utf-8",
                timeout);
        JsonNode said = tree(answer.body());
        if (answer.status() == 200
                && said.path("acks").path(String.valueOf(waiting.ackId())).asBoolean(false)) {
            unconfirmed = null;
            return new Delivery.Accepted(waiting.count());
        }
        if (answer.status() == 401 || answer.status() == 403) {
            unconfirmed = null;
            return new Delivery.Stopped(Trouble.LOGIN, words(answer, said));
        }
        if (waiting.since().plus(CONFIRM).isAfter(clock.instant())) {
            return new Delivery.Waiting();
        }
        unconfirmed = null;
        return new Delivery.Failed(Trouble.NOT_CONFIRMED, words(answer, said), null);
    }

    /**
     * Codes of the collector: 7 a wrong index; 10, 11, 14, 16 channels and logins; the others are about an event. Where there is
     * none it is not the collector that answers, and no event is to blame.
     */
    private static Delivery badRequest(JsonNode said, String words) {
        return switch (said.path("code").asInt(-1)) {
            case -1 -> new Delivery.Failed(Trouble.ODD_ANSWER, words, null);
            case 7 -> new Delivery.Stopped(Trouble.INDEX, words);
            case 10, 11, 14, 16 -> new Delivery.Stopped(Trouble.SETTINGS, words);
            default -> new Delivery.Rejected(said.path("invalid-event-number").asInt(-1), words);
        };
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", "Splunk " + settings.token());
        headers.put("X-Splunk-Request-Channel", channel);
        return headers;
    }

    private JsonNode tree(String body) {
        try {
            return json.readTree(body.isBlank() ? "{}" : body);
        } catch (JacksonException noJson) {
            return json.createObjectNode();
        }
    }

    private static String words(OutgoingHttp.Answer answer, JsonNode said) {
        String text = said.path("text").asString("");
        String shown = text.isEmpty() ? answer.body().replaceAll("\\s+", " ").strip() : text;
        return Plain.cut(Plain.visible("HTTP " + answer.status() + (shown.isEmpty() ? "" : ": " + shown)), 500);
    }

    private static @Nullable Duration seconds(@Nullable String retryAfter) {
        return retryAfter != null && retryAfter.strip().matches("[0-9]{1,5}")
                ? Duration.ofSeconds(Long.parseLong(retryAfter.strip()))
                : null;
    }
}
