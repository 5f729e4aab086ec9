package org.bylaw.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bylaw.security.KeycloakCheck.Fault;
import org.bylaw.shared.PartState;
import org.bylaw.testing.FaultProxy;
import org.bylaw.testing.FaultProxy.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A Keycloak that is slow, refuses, resets or answers wrongly is named for what it is, and soon. */
class KeycloakFaultsTest {

    private static final Duration LIMIT = Duration.ofMillis(600);
    private static final String PUBLIC = "https://login.example.org";
    private static final String METADATA = "/realms/bylaw/.well-known/openid-configuration";
    private static final String KEYS = "/realms/bylaw/protocol/openid-connect/certs";
    private static final String ISSUER = "{\"issuer\":\"" + PUBLIC + "/realms/bylaw\"}";

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private FaultProxy proxy;
    private KeycloakCheck check;
    private volatile int status = 200;
    private volatile String metadata = ISSUER;
    private volatile String keys = "{\"keys\":[{\"kty\":\"RSA\"}]}";
    private volatile long pause;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            sleep(pause);
            String path = exchange.getRequestURI().getPath();
            byte[] body = (path.equals(METADATA) ? metadata : keys).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(path.equals(METADATA) || path.equals(KEYS) ? status : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        proxy = new FaultProxy(server.getAddress().getPort());
        check = check("bylaw");
    }

    private KeycloakCheck check(String realm) {
        return new KeycloakCheck(
                new KeycloakSettings(PUBLIC, "http://localhost:" + proxy.port(), realm, "bylaw", "secret"),
                JsonMapper.shared(),
                Clock.systemUTC(),
                LIMIT);
    }

    @AfterEach
    void stop() {
        proxy.close();
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSE, UNREACHABLE, Nobody answers where Keycloak should be.",
        "HANG, SILENT, Keycloak does not answer in time.",
        "TRICKLE, SILENT, Keycloak does not answer in time.",
        "RESET, BREAKS_OFF, Keycloak breaks the connection off.",
        "GARBAGE, BREAKS_OFF, Keycloak breaks the connection off."
    })
    void aBrokenConnectionIsNamedInTimeAndItsEndIsNoticed(Mode mode, Fault fault, String words) {
        assertThat(look().level()).isEqualTo(PartState.Level.WORKS);
        proxy.does(mode);
        long begin = System.nanoTime();
        assertThat(check.within(Duration.ZERO).fault()).isEqualTo(fault);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LIMIT.multipliedBy(4));
        PartState state = look();
        assertThat(state.level()).isEqualTo(PartState.Level.FAILS);
        assertThat(state.what().get()).isEqualTo(words);
        assertThat(state.meaning().get()).contains("Whoever is logged in goes on working");
        assertThat(check.within(Duration.ZERO).since()).isEqualTo(state.since());

        proxy.does(Mode.PASS);
        assertThat(check.within(Duration.ZERO).fault()).isNull();
        assertThat(look().level()).isEqualTo(PartState.Level.WORKS);
    }

    @Test
    void wrongAnswersAreNamed() {
        metadata = "{\"issuer\":\"https://other.example.org/realms/bylaw\"}";
        assertThat(fault()).isEqualTo(Fault.ISSUER);
        assertThat(look().words()).isEqualTo("https://other.example.org/realms/bylaw ≠ " + PUBLIC + "/realms/bylaw");
        metadata = "<html>Please log in to the guest network</html>";
        assertThat(fault()).isEqualTo(Fault.ODD);
        metadata = "[1]";
        assertThat(fault()).isEqualTo(Fault.ODD);
        metadata = "{}";
        assertThat(fault()).isEqualTo(Fault.ODD);
        metadata = ISSUER;
        keys = "{\"keys\":[]}";
        assertThat(fault()).isEqualTo(Fault.KEYS);
        status = 500;
        assertThat(fault()).isEqualTo(Fault.ERROR);
        assertThat(check("none").within(Duration.ZERO).fault()).isEqualTo(Fault.NO_REALM);
        status = 302;
        assertThat(fault()).as("no redirect is followed").isEqualTo(Fault.ERROR);
    }

    @Test
    void howeverManyWantToKnowKeycloakIsAskedOnce() {
        pause = 100;
        var all = IntStream.range(0, 50)
                .mapToObj(one -> CompletableFuture.supplyAsync(
                        () -> check.within(Duration.ofSeconds(5)), Executors.newVirtualThreadPerTaskExecutor()))
                .toList();
        all.forEach(CompletableFuture::join);
        assertThat(asked.get()).isBetween(1, 2);
        check.within(Duration.ofSeconds(5));
        assertThat(asked.get()).isBetween(1, 2);
    }

    @Test
    void nobodyWaitsForTheOneWhoAsksAKeycloakThatHangs() {
        assertThat(fault()).isNull();
        pause = 500;
        int before = asked.get();
        CompletableFuture<Fault> first = CompletableFuture.supplyAsync(this::fault);
        Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> asked.get() > before);
        assertThat(fault()).isNull();
        assertThat(first).isNotDone();
        first.join();
    }

    /** What a login asks has the limit for the whole answer, too: with one for each silence a slow one holds a thread for ever. */
    @Test
    void aSlowAnswerToALoginIsCutOff() {
        RestTemplate login = new RestTemplate(KeycloakCalls.within(LIMIT));
        String address = "http://localhost:" + proxy.port() + METADATA;
        assertThat(login.getForObject(address, String.class)).isEqualTo(ISSUER);
        proxy.does(Mode.TRICKLE);
        long begin = System.nanoTime();
        assertThatThrownBy(() -> login.getForObject(address, String.class)).isInstanceOf(RestClientException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LIMIT.multipliedBy(3));
    }

    private PartState look() {
        return new LoginPart(check).look();
    }

    private Fault fault() {
        return check.within(Duration.ZERO).fault();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
