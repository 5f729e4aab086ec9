package org.bylaw.rehearsal;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.bylaw.testing.DemoRealm;
import org.bylaw.testing.JarProcess;
import org.bylaw.testing.KeycloakServer;
import org.bylaw.testing.RushAccounts;
import org.bylaw.testing.TestTls;

/** Two packaged nodes on one database, HAProxy with TLS in front of them, and Keycloak with a realm for them. */
final class TwoNodes implements AutoCloseable {

    static final String REALM = "two-nodes";

    /** The address from which visitors come; on Linux all of 127.0.0.0/8 is this machine. */
    static final String VISITORS = "127.0.0.9";

    private final Path folder;
    private final String database;
    private final int port = Haproxy.freePort();
    private final GreenMail mail =
            new GreenMail(new ServerSetup(KeycloakServer.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Map<String, JarProcess> nodes = new HashMap<>();
    private final TestTls tls;
    private final Haproxy proxy;

    /** Starts both at once, on a database that may still be empty. */
    TwoNodes(Path program, Path folder, String database, List<String> staff) {
        this.folder = folder;
        this.database = database;
        mail.start();
        DemoRealm.create(KeycloakServer.shared().url(), DemoRealm.PASSWORD, url(), REALM);
        RushAccounts.create(
                KeycloakServer.shared(),
                REALM,
                Math.toIntExact(staff.stream()
                        .filter(username -> username.startsWith("rush-"))
                        .count()));
        tls = new TestTls(folder, "localhost");
        nodes.put("one", start("one"));
        nodes.put("two", start("two"));
        proxy = Haproxy.start(
                program, folder, port, tls, node("one").port(), node("two").port());
    }

    void ready() {
        nodes.values().forEach(JarProcess::ready);
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> proxy.isUp("one") && proxy.isUp("two"));
    }

    private JarProcess start(String name) {
        Map<String, String> settings = new HashMap<>(JarProcess.settings(database + "?ApplicationName=bylaw-" + name));
        settings.put("BYLAW_PUBLIC_URL", url());
        settings.put("BYLAW_KEYCLOAK_URL", KeycloakServer.shared().url());
        settings.put("BYLAW_KEYCLOAK_REALM", REALM);
        settings.put("BYLAW_KEYCLOAK_CLIENT_SECRET", DemoRealm.CLIENT_SECRET);
        settings.put("BYLAW_KEYCLOAK_DIRECTORY_SECRET", DemoRealm.DIRECTORY_SECRET);
        settings.put("BYLAW_SMTP_PORT", String.valueOf(mail.getSmtp().getPort()));
        if (name.equals("two")) {
            // The other one believes the whole private network, as without the setting.
            settings.put("BYLAW_TRUSTED_PROXIES", "127.0.0.1");
        }
        try {
            return JarProcess.start(Files.createDirectories(folder.resolve(name)), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where people find Bylaw. */
    String url() {
        return "https://localhost:" + port;
    }

    JarProcess node(String name) {
        return nodes.get(name);
    }

    Haproxy proxy() {
        return proxy;
    }

    /** A browser that knows the certificate and comes from the visitors' address. */
    HttpClient browser() {
        try {
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(20))
                    .sslContext(tls.trusting())
                    .localAddress(InetAddress.getByName(VISITORS))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        proxy.close();
        nodes.values().forEach(JarProcess::close);
        mail.stop();
    }
}
