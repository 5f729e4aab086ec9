package org.bylaw.testing;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;

/** Gives a test's context a fresh database, a clock that moves, and an engine whose timers run when the test says so. */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class TestSettings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** The folder with the keys of the seal for all tests. */
    public static final String SEAL_KEYS =
            Path.of("target", "seal-keys").toAbsolutePath().toString();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.ofEntries(
                                Map.entry(
                                        "spring.datasource.url",
                                        PostgresServer.shared().newDatabase()),
                                Map.entry("spring.datasource.username", PostgresServer.APP),
                                Map.entry("spring.datasource.password", PostgresServer.PASSWORD),
                                Map.entry("spring.flyway.user", PostgresServer.OWNER),
                                Map.entry("spring.flyway.password", PostgresServer.PASSWORD),
                                Map.entry("spring.mail.host", "localhost"),
                                Map.entry("bylaw.clock.movable", "true"),
                                Map.entry("bylaw.workflow.run-jobs", "false"),
                                Map.entry("bylaw.mail.relay", "false"),
                                Map.entry("bylaw.directory.sync", "false"),
                                Map.entry("bylaw.seal.run", "false"),
                                Map.entry("bylaw.health.run", "false"),
                                Map.entry("bylaw.seal.keys", SEAL_KEYS),
                                Map.entry("bylaw.security.contact", "security@example.org"),
                                Map.entry("bylaw.public-url", "http://localhost"),
                                Map.entry("bylaw.keycloak.url", TestKeycloak.PUBLIC_URL),
                                Map.entry(
                                        "bylaw.keycloak.internal-url",
                                        TestKeycloak.shared().url()),
                                Map.entry("bylaw.keycloak.client-secret", "none"),
                                Map.entry("bylaw.keycloak.directory-client-secret", "none"))));
    }
}
