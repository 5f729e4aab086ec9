package org.bylaw.people.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bylaw.testing.TestKeycloak;
import org.bylaw.testing.TestTls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationExchange;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationResponse;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** A Keycloak that sends its callers elsewhere, or only says that it is ours: secrets and codes do not go along. */
class KeycloakCallsTest {

    private final List<String> elsewhere = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer keycloak;
    private HttpServer evil;
    private volatile int status;

    @BeforeEach
    void start() throws IOException {
        evil = server();
        evil.createContext("/", exchange -> {
            elsewhere.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().get("Authorization"));
            byte[] token = "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"expires_in\":60}".getBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, token.length);
            exchange.getResponseBody().write(token);
            exchange.close();
        });
        keycloak = server();
        keycloak.createContext("/", exchange -> {
            asked.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().set("Location", address(evil) + exchange.getRequestURI());
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        evil.start();
        keycloak.start();
    }

    @AfterEach
    void stop() {
        keycloak.stop(0);
        evil.stop(0);
    }

    private static HttpServer server() throws IOException {
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void theDirectorysSecretStaysHere(int redirect) {
        status = redirect;
        KeycloakStaff staff = new KeycloakStaff(
                new DirectorySettings(address(keycloak), null, "bylaw", "bylaw-directory", "directory-secret"));
        assertThatThrownBy(staff::everyone).isInstanceOf(StaffSource.Unreachable.class);
        assertThat(asked).isNotEmpty();
        assertThat(elsewhere).isEmpty();
        staff.destroy();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void theLoginsCodeAndSecretStayHere(int redirect) {
        status = redirect;
        assertThatThrownBy(() -> exchangeTheCode(address(keycloak))).isInstanceOf(OAuth2AuthorizationException.class);
        assertThat(asked).isNotEmpty();
        assertThat(elsewhere).isEmpty();
    }

    /** Signed by nobody whom this machine trusts. */
    @Test
    void aCertificateOfNobodyIsRefused(@TempDir Path folder) throws IOException {
        HttpsServer pretender = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pretender.setHttpsConfigurator(new HttpsConfigurator(new TestTls(folder, "localhost").server()));
        pretender.createContext("/", exchange -> {
            elsewhere.add(exchange.getRequestMethod());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        pretender.start();
        try {
            String address = "https://localhost:" + pretender.getAddress().getPort();
            KeycloakStaff staff =
                    new KeycloakStaff(new DirectorySettings(address, null, "bylaw", "bylaw-directory", "secret"));
            assertThatThrownBy(staff::everyone)
                    .isInstanceOf(StaffSource.Unreachable.class)
                    .hasStackTraceContaining("PKIX");
            staff.destroy();
            assertThatThrownBy(() -> exchangeTheCode(address)).hasStackTraceContaining("PKIX");
            NimbusJwtDecoder keys =
                    NimbusJwtDecoder.withJwkSetUri(address + "/certs").build();
            assertThatThrownBy(() -> keys.decode(
                            TestKeycloak.signed(TestKeycloak.newKey("x"), "JWT", new JWTClaimsSet.Builder().build())))
                    .hasStackTraceContaining("PKIX");
        } finally {
            pretender.stop(0);
        }
        assertThat(elsewhere).isEmpty();
    }

    private static void exchangeTheCode(String keycloak) {
        ClientRegistration registration = ClientRegistration.withRegistrationId("keycloak")
                .clientId("bylaw")
                .clientSecret("client-secret")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://localhost/login")
                .authorizationUri(keycloak + "/auth")
                .tokenUri(keycloak + "/token")
                .build();
        OAuth2AuthorizationRequest request = OAuth2AuthorizationRequest.authorizationCode()
                .clientId("bylaw")
                .authorizationUri(keycloak + "/auth")
                .redirectUri("http://localhost/login")
                .state("s")
                .build();
        OAuth2AuthorizationResponse response = OAuth2AuthorizationResponse.success("the-code")
                .redirectUri("http://localhost/login")
                .state("s")
                .build();
        new RestClientAuthorizationCodeTokenResponseClient()
                .getTokenResponse(new OAuth2AuthorizationCodeGrantRequest(
                        registration, new OAuth2AuthorizationExchange(request, response)));
    }

    /** The other server answers, or the tests above show nothing. */
    @Test
    void theOtherServerIsThere() throws Exception {
        assertThat(HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(address(evil) + "/"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        assertThat(elsewhere).hasSize(1);
    }
}
