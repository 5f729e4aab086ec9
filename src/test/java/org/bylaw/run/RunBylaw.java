package org.bylaw.run;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.bylaw.Bylaw;
import org.bylaw.testing.DemoRealm;
import org.bylaw.testing.KeycloakServer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;

/** Starts PostgreSQL, Keycloak, the mailbox and Bylaw, one after the other, and ends them in the opposite order. */
public final class RunBylaw {

    private static final Deque<AutoCloseable> RUNNING = new ArrayDeque<>();

    private RunBylaw() {}

    public static void main(String[] arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(RunBylaw::stop, "stop"));
        try {
            start(RunSettings.of(List.of(arguments), System.getenv()));
        } catch (RunFault fault) {
            System.err.println("bylaw: " + fault.getMessage());
            System.exit(2);
        } catch (RuntimeException fault) {
            System.err.println(
                    "bylaw: " + NestedExceptionUtils.getMostSpecificCause(fault).getMessage());
            System.exit(1);
        }
    }

    private static void start(RunSettings settings) {
        Preflight.check(settings);
        say("Starting PostgreSQL");
        DurablePostgres postgres =
                new DurablePostgres(settings.data().resolve("postgres"), settings.folder("postgres-binaries"));
        RUNNING.push(postgres);
        say("Starting Keycloak");
        KeycloakServer keycloak = KeycloakServer.start(
                new KeycloakServer.Settings(
                        Path.of(System.getProperty("bylaw.keycloak.archive")),
                        settings.folder("servers").resolve("keycloak-" + System.getProperty("bylaw.keycloak.version")),
                        settings.keycloakPort(),
                        postgres.url("keycloak"),
                        DurablePostgres.KEYCLOAK,
                        DurablePostgres.PASSWORD,
                        settings.folder("log").resolve("keycloak.log"),
                        DemoRealm.PASSWORD),
                RunBylaw::say);
        RUNNING.push(keycloak);
        if (DemoRealm.create(keycloak.url(), DemoRealm.PASSWORD, settings.publicUrl())) {
            say("The demo organisation moved into Keycloak");
        }
        GreenMail mailbox =
                new GreenMail(new ServerSetup(KeycloakServer.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mailbox.start();
        RUNNING.push(mailbox::stop);
        Map<String, Object> properties = properties(settings, postgres, keycloak, mailbox);
        DemoStory.tellOnce(properties, RunBylaw::say);
        say("Starting Bylaw");
        ConfigurableApplicationContext context =
                application(mailbox, properties).run();
        RUNNING.push(context);
        Banner.show(settings);
    }

    private static SpringApplicationBuilder application(GreenMail mailbox, Map<String, Object> properties) {
        return new SpringApplicationBuilder(Bylaw.class)
                .profiles("demo")
                .registerShutdownHook(false)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .initializers(context -> {
                    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("run", properties));
                    context.getBeanFactory().registerSingleton("capturedMail", mailbox);
                });
    }

    static Map<String, Object> properties(
            RunSettings settings, DurablePostgres postgres, KeycloakServer keycloak, GreenMail mailbox) {
        return Map.ofEntries(
                Map.entry("server.port", settings.port()),
                Map.entry("server.servlet.session.cookie.secure", "false"),
                Map.entry("spring.datasource.url", postgres.url("bylaw")),
                Map.entry("spring.datasource.username", DurablePostgres.APP),
                Map.entry("spring.datasource.password", DurablePostgres.PASSWORD),
                Map.entry("spring.flyway.user", DurablePostgres.OWNER),
                Map.entry("spring.flyway.password", DurablePostgres.PASSWORD),
                Map.entry("spring.mail.host", "localhost"),
                Map.entry("spring.mail.port", mailbox.getSmtp().getPort()),
                Map.entry("spring.mail.properties.mail.smtp.starttls.enable", "false"),
                Map.entry("bylaw.clock.movable", "true"),
                Map.entry("bylaw.time-zone", "Europe/Berlin"),
                Map.entry("bylaw.public-url", settings.publicUrl()),
                Map.entry("bylaw.mail.from", "bylaw@norrland.example"),
                Map.entry("bylaw.mail.contact", "Viktor Sand, compliance"),
                Map.entry("bylaw.keycloak.url", keycloak.url()),
                Map.entry("bylaw.keycloak.internal-url", keycloak.url()),
                Map.entry("bylaw.keycloak.client-secret", DemoRealm.CLIENT_SECRET),
                Map.entry("bylaw.keycloak.directory-client-secret", DemoRealm.DIRECTORY_SECRET),
                Map.entry("spring.main.log-startup-info", "false"));
    }

    private static void say(String line) {
        System.out.println("  " + line);
    }

    private static void stop() {
        while (!RUNNING.isEmpty()) {
            AutoCloseable server = RUNNING.pop();
            try {
                if (server instanceof ConfigurableApplicationContext context) {
                    SpringApplication.exit(context);
                } else {
                    server.close();
                }
            } catch (Exception e) {
                System.err.println("Stopping went wrong, and goes on: " + e.getMessage());
            }
        }
    }
}
