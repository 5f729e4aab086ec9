package org.bylaw.people.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.bylaw.testing.FaultProxy;
import org.bylaw.testing.FaultProxy.Mode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keycloak's administration that is slow, refuses, resets or answers wrongly ends a reading in time and in words. */
class DirectoryFaultsTest {

    private static final Duration LIMIT = Duration.ofMillis(1500);

    private HttpServer server;
    private FaultProxy proxy;
    private KeycloakStaff staff;
    private volatile int status = 200;
    private volatile String type = "application/json";
    private volatile String count = "42";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", exchange -> {
            boolean token = exchange.getRequestURI().getPath().endsWith("/token");
            exchange.getRequestBody().readAllBytes();
            byte[] body = (token ? "{\"access_token\":\"t\",\"expires_in\":300,\"token_type\":\"Bearer\"}" : count)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", token ? "application/json" : type);
            exchange.sendResponseHeaders(token ? 200 : status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        proxy = new FaultProxy(server.getAddress().getPort());
        staff = new KeycloakStaff(
                new DirectorySettings(
                        "http://localhost:1", "http://localhost:" + proxy.port(), "bylaw", "bylaw-directory", "s"),
                LIMIT);
    }

    @AfterEach
    void stop() {
        staff.destroy();
        proxy.close();
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "REFUSE, does not answer",
        "HANG, does not come to an end",
        "TRICKLE, does not come to an end",
        "RESET, does not answer",
        "GARBAGE, does not answer"
    })
    void aFaultEndsTheReadingInTimeAndTheNextOneWorks(Mode fault, String words) {
        assertThat(staff.count()).isEqualTo(42);
        proxy.does(fault);
        long begin = System.nanoTime();
        assertThatThrownBy(staff::count)
                .isInstanceOf(StaffSource.Unreachable.class)
                .hasMessageContaining(words);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LIMIT.multipliedBy(3));
        proxy.does(Mode.PASS);
        assertThat(staff.count()).isEqualTo(42);
    }

    @Test
    void aWrongAnswerIsNamed() {
        status = 500;
        assertThatThrownBy(staff::count).hasMessageContaining("answers 500");
        status = 200;
        type = "text/html";
        count = "<html>Please log in to the guest network</html>";
        assertThatThrownBy(staff::count)
                .isInstanceOf(StaffSource.Unreachable.class)
                .hasMessageContaining("answers what no Keycloak answers");
    }
}
