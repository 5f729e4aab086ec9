package org.bylaw.run;

import com.icegreen.greenmail.util.GreenMail;
import java.util.Map;
import org.bylaw.Bylaw;
import org.bylaw.testing.DemoRealm;
import org.bylaw.testing.KeycloakServer;
import org.springframework.boot.Banner.Mode;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The application itself, set to the servers of the run command, with the pages that only the demo has. */
final class DemoApplication {

    /** The password of its mailbox is the address. */
    static final String SENDER = "bylaw@norrland.example";

    private DemoApplication() {}

    static ConfigurableApplicationContext start(Map<String, Object> properties, GreenMail mailbox) {
        return new SpringApplicationBuilder(Bylaw.class)
                .profiles("demo")
                .registerShutdownHook(false)
                .bannerMode(Mode.OFF)
                .initializers(context -> {
                    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("run", properties));
                    context.getBeanFactory().registerSingleton("capturedMail", mailbox);
                })
                .run();
    }

    static Map<String, Object> properties(
            RunSettings settings, DurablePostgres postgres, KeycloakServer keycloak, GreenMail mailbox) {
        return Map.ofEntries(
                Map.entry("server.port", settings.port()),
                Map.entry("server.shutdown", "immediate"),
                Map.entry("server.servlet.session.cookie.secure", "false"),
                Map.entry("spring.datasource.url", postgres.url("bylaw")),
                Map.entry("spring.datasource.username", DurablePostgres.APP),
                Map.entry("spring.datasource.password", DurablePostgres.PASSWORD),
                Map.entry("spring.flyway.user", DurablePostgres.OWNER),
                Map.entry("spring.flyway.password", DurablePostgres.PASSWORD),
                Map.entry("spring.mail.host", "localhost"),
                Map.entry("spring.mail.port", mailbox.getSmtp().getPort()),
                Map.entry("bylaw.clock.movable", "true"),
                Map.entry("bylaw.demo.clock", settings.data().resolve("clock").toString()),
                Map.entry("bylaw.time-zone", "Europe/Berlin"),
                Map.entry("bylaw.public-url", settings.publicUrl()),
                Map.entry("bylaw.proof.organisation", "Norrland"),
                Map.entry("bylaw.mail.from", SENDER),
                Map.entry(
                        "bylaw.seal.keys", settings.data().resolve("seal-keys").toString()),
                Map.entry("bylaw.mail.bounces.host", "127.0.0.1"),
                Map.entry("bylaw.mail.bounces.port", mailbox.getImap().getPort()),
                Map.entry("bylaw.mail.bounces.tls", "false"),
                Map.entry("bylaw.mail.bounces.user", SENDER),
                Map.entry("bylaw.mail.bounces.password", SENDER),
                Map.entry("bylaw.mail.bounces.every", "PT10S"),
                Map.entry("bylaw.mail.contact", "Viktor Sand, compliance"),
                Map.entry("bylaw.keycloak.url", keycloak.url()),
                Map.entry("bylaw.keycloak.internal-url", keycloak.url()),
                Map.entry("bylaw.keycloak.client-secret", DemoRealm.CLIENT_SECRET),
                Map.entry("bylaw.keycloak.directory-client-secret", DemoRealm.DIRECTORY_SECRET),
                Map.entry("spring.main.log-startup-info", "false"));
    }
}
