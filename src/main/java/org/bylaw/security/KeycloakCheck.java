package org.bylaw.security;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds out whether people can log in: whether Keycloak says who it is, is the one that the settings name, and has keys. The
 * answer is kept for some seconds, and whoever wants to know meanwhile takes it as it is.
 */
@Component
class KeycloakCheck {

    private static final Duration LIMIT = Duration.ofSeconds(4);
    private static final int LARGEST = 512 * 1024;

    private final RestClient http;
    private final KeycloakSettings keycloak;
    private final JsonMapper json;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Result last;

    @Autowired
    KeycloakCheck(KeycloakSettings keycloak, JsonMapper json, Clock clock) {
        this(keycloak, json, clock, LIMIT);
    }

    /** @param limit for each of its two questions */
    KeycloakCheck(KeycloakSettings keycloak, JsonMapper json, Clock clock, Duration limit) {
        http = RestClient.builder().requestFactory(KeycloakCalls.within(limit)).build();
        this.keycloak = keycloak;
        this.json = json;
        this.clock = clock;
    }

    /** What can be wrong. */
    enum Fault {
        /** No name server knows it. */
        NO_ADDRESS,
        /** Nobody takes the connection. */
        UNREACHABLE,
        /** It takes the connection and does not answer in time. */
        SILENT,
        /** The encryption fails. */
        TLS,
        /** It breaks the connection off. */
        BREAKS_OFF,
        /** It answers that it cannot. */
        ERROR,
        /** There is no such realm. */
        NO_REALM,
        /** It answers what no Keycloak answers. */
        ODD,
        /** It is another one, or says of itself to be reached elsewhere. */
        ISSUER,
        /** It has no keys to sign logins with. */
        KEYS
    }

    /**
     * How it went.
     *
     * @param fault empty where people can log in
     * @param words what came instead
     * @param nanos when it was asked, by the machine's own count
     * @param since when the fault has been there; empty where there is none
     */
    record Result(
            @Nullable Fault fault,
            String words,
            long millis,
            long nanos,
            @Nullable Instant since) {

        boolean isOlderThan(Duration age) {
            return System.nanoTime() - nanos > age.toNanos();
        }
    }

    /**
     * What was found last, or what is found now where that is older. One asks; the others take what was found before instead of
     * waiting, or a Keycloak that hangs would keep the threads of all who log in.
     */
    Result within(Duration age) {
        Result known = last;
        if (known != null && !known.isOlderThan(age)) {
            return known;
        }
        if (known != null && !asking.tryLock()) {
            return known;
        }
        if (known == null) {
            asking.lock();
        }
        try {
            known = last;
            return known == null || known.isOlderThan(age) ? ask(known) : known;
        } finally {
            asking.unlock();
        }
    }

    private Result ask(@Nullable Result before) {
        long begin = System.nanoTime();
        Answer answer = found();
        long millis = (System.nanoTime() - begin) / 1_000_000;
        Instant since = answer.fault() == null
                ? null
                : before != null && before.since() != null ? before.since() : clock.instant();
        Result result = new Result(answer.fault(), answer.words(), millis, System.nanoTime(), since);
        last = result;
        return result;
    }

    private record Answer(@Nullable Fault fault, String words) {}

    private Answer found() {
        try {
            JsonNode metadata = get(keycloak.serverRealm() + "/.well-known/openid-configuration");
            String issuer = metadata.path("issuer").asString("");
            if (!issuer.equals(keycloak.browserRealm())) {
                return new Answer(
                        issuer.isEmpty() ? Fault.ODD : Fault.ISSUER,
                        issuer.isEmpty() ? "" : issuer + " ≠ " + keycloak.browserRealm());
            }
            JsonNode keys = get(keycloak.serverRealm() + "/protocol/openid-connect/certs");
            return keys.path("keys").isEmpty() ? new Answer(Fault.KEYS, "") : new Answer(null, "");
        } catch (NoAnswer e) {
            return e.answer;
        } catch (RestClientException e) {
            return new Answer(fault(e), words(e));
        }
    }

    private JsonNode get(String address) {
        return Objects.requireNonNull(http.get().uri(address).exchange((request, response) -> {
            int status = response.getStatusCode().value();
            if (status == 404) {
                throw new NoAnswer(Fault.NO_REALM, "HTTP 404: " + address);
            }
            if (status != 200) {
                throw new NoAnswer(Fault.ERROR, "HTTP " + status);
            }
            return tree(response);
        }));
    }

    private JsonNode tree(ClientHttpResponse response) throws IOException {
        byte[] body = response.getBody().readNBytes(LARGEST);
        try {
            JsonNode tree = json.readTree(body);
            if (tree == null || !tree.isObject()) {
                throw new NoAnswer(Fault.ODD, "");
            }
            return tree;
        } catch (JacksonException noJson) {
            throw new NoAnswer(Fault.ODD, String.valueOf(response.getHeaders().getContentType()));
        }
    }

    private static Fault fault(Exception failure) {
        return causes(failure)
                .map(cause -> switch (cause) {
                    case HttpTimeoutException silent -> Fault.SILENT;
                    case UnknownHostException unknown -> Fault.NO_ADDRESS;
                    case UnresolvedAddressException unknown -> Fault.NO_ADDRESS;
                    case ConnectException refused -> Fault.UNREACHABLE;
                    case SSLException tls -> Fault.TLS;
                    default -> null;
                })
                .filter(Objects::nonNull)
                // The innermost knows best: a name that nobody knows comes as a failed connection.
                .reduce((outer, inner) -> inner)
                .orElse(Fault.BREAKS_OFF);
    }

    private static String words(Exception failure) {
        return causes(failure)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .reduce((outer, inner) -> inner)
                .orElse("");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** An answer that is none. */
    private static final class NoAnswer extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Answer answer;

        NoAnswer(Fault fault, String words) {
            super(words);
            answer = new Answer(fault, words);
        }
    }
}
