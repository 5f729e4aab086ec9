package org.bylaw.browser;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.bylaw.Bylaw;
import org.bylaw.run.DemoStory;
import org.bylaw.shared.MovableClock;
import org.bylaw.testing.DemoRealm;
import org.bylaw.testing.KeycloakServer;
import org.bylaw.testing.PostgresServer;
import org.bylaw.testing.TestSettings;
import org.keycloak.admin.client.Keycloak;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What runs behind the browser, started once for all browser tests: PostgreSQL, Keycloak, mail server, and Bylaw with the demo's past. */
final class Platform {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private final KeycloakServer keycloak;
    private final MailServer mail = new MailServer();
    private final ConfigurableApplicationContext application;
    private final String url;

    private Platform() {
        PostgresServer postgres = PostgresServer.shared();
        keycloak = KeycloakServer.start(
                new KeycloakServer.Settings(
                        TARGET.resolve("keycloak/keycloak.zip"),
                        TARGET.resolve("keycloak-server"),
                        KeycloakServer.freePort(),
                        postgres.newDatabase(),
                        PostgresServer.OWNER,
                        PostgresServer.PASSWORD,
                        TARGET.resolve("browser/keycloak.log"),
                        DemoRealm.PASSWORD),
                System.out::println);
        Runtime.getRuntime().addShutdownHook(new Thread(keycloak::close, "stop-keycloak"));
        int port = KeycloakServer.freePort();
        url = "http://localhost:" + port;
        DemoRealm.create(keycloak.url(), DemoRealm.PASSWORD, url);
        application = start(port, postgres.newDatabase());
    }

    private static final class Holder {
        private static final Platform PLATFORM = new Platform();
    }

    static Platform running() {
        return Holder.PLATFORM;
    }

    private ConfigurableApplicationContext start(int port, String database) {
        Map<String, Object> settings = Map.ofEntries(
                Map.entry("server.port", port),
                Map.entry("server.servlet.session.cookie.secure", "false"),
                Map.entry("spring.datasource.url", database),
                Map.entry("spring.datasource.username", PostgresServer.APP),
                Map.entry("spring.datasource.password", PostgresServer.PASSWORD),
                Map.entry("spring.flyway.user", PostgresServer.OWNER),
                Map.entry("spring.flyway.password", PostgresServer.PASSWORD),
                Map.entry("spring.mail.host", "localhost"),
                Map.entry("spring.mail.port", mail.port()),
                Map.entry("bylaw.clock.movable", "true"),
                Map.entry("bylaw.seal.keys", TestSettings.SEAL_KEYS),
                Map.entry("bylaw.time-zone", "Europe/Berlin"),
                Map.entry("bylaw.public-url", url),
                Map.entry("bylaw.keycloak.url", keycloak.url()),
                Map.entry("bylaw.keycloak.internal-url", keycloak.url()),
                Map.entry("bylaw.keycloak.client-secret", DemoRealm.CLIENT_SECRET),
                Map.entry("bylaw.keycloak.directory-client-secret", DemoRealm.DIRECTORY_SECRET));
        DemoStory.tellOnce(settings, System.out::println);
        return new SpringApplicationBuilder(Bylaw.class)
                .bannerMode(Banner.Mode.OFF)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("browser", settings)))
                .run();
    }

    /** Where the application answers, without a slash at the end. */
    String url() {
        return url;
    }

    KeycloakServer keycloak() {
        return keycloak;
    }

    MailServer mail() {
        return mail;
    }

    MovableClock clock() {
        return bean(MovableClock.class);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** Keycloak as its administrator sees it. */
    Keycloak administration() {
        return Keycloak.getInstance(keycloak.url(), "master", KeycloakServer.ADMIN, DemoRealm.PASSWORD, "admin-cli");
    }

    <T> T bean(Class<T> type) {
        return application.getBean(type);
    }

    /** A mail server that can go away for a while, and comes back on the same port. */
    static final class MailServer {

        private final int port = KeycloakServer.freePort();
        private GreenMail server = started();

        private GreenMail started() {
            GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
            mail.start();
            return mail;
        }

        int port() {
            return port;
        }

        void goAway() {
            server.stop();
        }

        void comeBack() {
            server = started();
        }

        /** The subjects of what arrived since the server was started, or came back. */
        List<String> subjects() {
            return Arrays.stream(server.getReceivedMessages())
                    .map(MailServer::subject)
                    .toList();
        }

        private static String subject(MimeMessage message) {
            try {
                return message.getSubject();
            } catch (MessagingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
