package org.bylaw.benchmark;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bylaw.testing.DemoRealm;
import org.bylaw.testing.KeycloakServer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Staff who follow the link of their mail, log in at a real Keycloak, read, and attest: what an open page holds of the
 * packaged application's heap, and how fast the pages are when 300 people come each minute.
 */
final class RushMeasure {

    private static final int WARM_UP = 100;
    private static final int OPEN = 200;
    private static final int A_MINUTE = 300;
    private static final int MINUTES = 5;
    private static final int RUSH = A_MINUTE * MINUTES;
    private static final Duration READING = Duration.ofSeconds(20);

    private final Servers servers;
    private final Consumer<String> progress;
    private final int port = KeycloakServer.freePort();
    private final String url = "http://localhost:" + port;

    RushMeasure(Servers servers, Consumer<String> progress) {
        this.servers = servers;
        this.progress = progress;
    }

    List<Measure> run() throws IOException, InterruptedException {
        GreenMail mail =
                new GreenMail(new ServerSetup(KeycloakServer.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        try (KeycloakServer keycloak = keycloak()) {
            progress.accept("Making %,d accounts in Keycloak".formatted(WARM_UP + OPEN + RUSH));
            DemoRealm.create(keycloak.url(), DemoRealm.PASSWORD, url);
            RushAccounts.create(keycloak, WARM_UP + OPEN + RUSH);
            ConfigurableApplicationContext seed = servers.application("rush");
            PackagedJar.Running bylaw = PackagedJar.extract(servers.url("rush"))
                    .with(settings(keycloak, mail))
                    .start(List.of());
            try {
                UUID campaign = launch(seed);
                seed.close();
                String path = "/attest/" + campaign;
                progress.accept("%d people attest first, so that the code is warm".formatted(WARM_UP));
                Visits first = visit(0, WARM_UP, path, Duration.ofMillis(100), Duration.ZERO);
                first.throwIfWrong();
                Measure heap = heap(bylaw, path);
                progress.accept("%d people a minute for %d minutes".formatted(A_MINUTE, MINUTES));
                return List.of(heap, rush(bylaw, keycloak, path));
            } finally {
                bylaw.stop();
            }
        } finally {
            mail.stop();
        }
    }

    private KeycloakServer keycloak() {
        Path target = Path.of("target").toAbsolutePath();
        return KeycloakServer.start(
                new KeycloakServer.Settings(
                        target.resolve("keycloak/keycloak.zip"),
                        target.resolve("keycloak-server"),
                        KeycloakServer.freePort(),
                        servers.newDatabase("keycloak"),
                        Servers.OWNER,
                        Servers.PASSWORD,
                        target.resolve("benchmark/keycloak.log"),
                        DemoRealm.PASSWORD),
                progress);
    }

    private Map<String, String> settings(KeycloakServer keycloak, GreenMail mail) {
        return Map.of(
                "BYLAW_PORT",
                String.valueOf(port),
                "BYLAW_PUBLIC_URL",
                url,
                "BYLAW_KEYCLOAK_URL",
                keycloak.url(),
                "BYLAW_KEYCLOAK_CLIENT_SECRET",
                DemoRealm.CLIENT_SECRET,
                "BYLAW_KEYCLOAK_DIRECTORY_SECRET",
                DemoRealm.DIRECTORY_SECRET,
                "BYLAW_SMTP_PORT",
                String.valueOf(mail.getSmtp().getPort()));
    }

    /** For everyone, once the application has read them from Keycloak. */
    private static UUID launch(ConfigurableApplicationContext seed) throws InterruptedException {
        JdbcClient jdbc = seed.getBean(JdbcClient.class);
        for (int waited = 0; staff(jdbc) < WARM_UP + OPEN + RUSH; waited++) {
            if (waited > 300) {
                throw new IllegalStateException("The staff directory was not read within five minutes.");
            }
            TimeUnit.SECONDS.sleep(1);
        }
        Staff staff = new Staff(seed);
        return staff.launch(staff.policy("# Information security\n\n" + new Texts(3).markdown(25_000)));
    }

    private static int staff(JdbcClient jdbc) {
        return jdbc.sql("SELECT count(*) FROM person WHERE username LIKE 'rush-%'")
                .query(Integer.class)
                .single();
    }

    private Measure heap(PackagedJar.Running bylaw, String path) throws IOException, InterruptedException {
        progress.accept("%d people open the page and leave it open".formatted(OPEN));
        long before = bylaw.liveBytes();
        List<StaffVisitor> open = new ArrayList<>();
        for (int number = WARM_UP; number < WARM_UP + OPEN; number++) {
            StaffVisitor visitor = new StaffVisitor(url, RushAccounts.username(number));
            visitor.open(path);
            open.add(visitor);
        }
        long after = bylaw.liveBytes();
        return new Measure(
                "live heap for each open attestation page in kB",
                (after - before) / 1024.0 / open.size(),
                0,
                50,
                "%d people logged in with the page open; %.1f MB alive after a full collection over %.1f before"
                        .formatted(OPEN, after / 1048576.0, before / 1048576.0));
    }

    private Measure rush(PackagedJar.Running bylaw, KeycloakServer keycloak, String path) throws InterruptedException {
        Duration ofKeycloak = keycloak.processorTime();
        Duration ofBylaw = bylaw.processorTime();
        long began = System.nanoTime();
        Visits visits = visit(WARM_UP + OPEN, RUSH, path, Duration.ofMillis(60_000 / A_MINUTE), READING);
        double seconds =
                (System.nanoTime() - began) / 1e9 * Runtime.getRuntime().availableProcessors();
        return new Measure(
                "pages of %d people a minute in ms".formatted(A_MINUTE),
                visits.wrong() == 0 ? visits.pages().p95() : Double.NaN,
                0,
                300,
                ("%,d logged in, read for %d s and attested within %d minutes, %d of them with an error; p95 of the text, the"
                                + " confirmation and the list %.0f ms, median %.0f; of the way back from the login, with Keycloak's part,"
                                + " p95 %.0f ms; of %d processors Keycloak took %.0f%%, Bylaw %.0f%%")
                        .formatted(
                                RUSH,
                                READING.toSeconds(),
                                MINUTES,
                                visits.wrong(),
                                visits.pages().p95(),
                                visits.pages().median(),
                                visits.logins().p95(),
                                Runtime.getRuntime().availableProcessors(),
                                percent(keycloak.processorTime().minus(ofKeycloak), seconds),
                                percent(bylaw.processorTime().minus(ofBylaw), seconds)));
    }

    private static double percent(Duration time, double seconds) {
        return time.toMillis() / 10.0 / seconds;
    }

    /** One after the other begins, whether or not those before them are done. */
    private Visits visit(int from, int people, String path, Duration every, Duration reading)
            throws InterruptedException {
        Visits visits = new Visits();
        long began = System.nanoTime();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < people; number++) {
                TimeUnit.NANOSECONDS.sleep(began + number * every.toNanos() - System.nanoTime());
                StaffVisitor visitor = new StaffVisitor(url, RushAccounts.username(from + number));
                crowd.execute(() -> visits.make(visitor, path, reading));
            }
        }
        return visits;
    }
}
