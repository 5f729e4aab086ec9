package org.bylaw.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** The packaged jar as a process of its own, as in production: it can be asked to stop, and killed. */
public final class JarProcess implements AutoCloseable {

    public static final Path JAR = Path.of(System.getProperty("bylaw.jar", "none"));

    static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final Path OPTIONS = Path.of("docker", "java.options").toAbsolutePath();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final int port;

    private JarProcess(Process process, Path log, int port) {
        this.process = process;
        this.log = log;
        this.port = port;
    }

    /**
     * What a start in production needs, with Keycloak away.
     *
     * @param database made by {@link PostgresServer}
     */
    public static Map<String, String> settings(String database) {
        return Map.of(
                "BYLAW_DATABASE_URL",
                database,
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
                "BYLAW_SMTP_HOST",
                "localhost",
                "BYLAW_SEAL_KEYS",
                TestSettings.SEAL_KEYS);
    }

    /** @param folder where it works and writes what it says */
    public static JarProcess start(Path folder, Map<String, String> settings) {
        return start(folder, settings, List.of("-jar", JAR.toAbsolutePath().toString()));
    }

    /** @param program what follows the JVM's options of every start */
    static JarProcess start(Path folder, Map<String, String> settings, List<String> program) {
        int port = KeycloakServer.freePort();
        Map<String, String> own = new HashMap<>(settings);
        if (!settings.isEmpty()) {
            own.put("BYLAW_PORT", String.valueOf(port));
            own.putIfAbsent("BYLAW_PUBLIC_URL", "http://localhost:" + port);
        }
        Path log = folder.resolve("output");
        // It lives for seconds or a few minutes: the better compiler would cost more than it gives.
        List<String> command = new ArrayList<>(List.of(JAVA, "@" + OPTIONS, "-Xmx512m", "-XX:TieredStopAtLevel=1"));
        command.addAll(program);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BYLAW_"));
        builder.environment().putAll(own);
        try {
            return new JarProcess(builder.start(), log, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it takes requests. */
    public JarProcess ready() {
        // Servers beside it may say that a node was killed in the middle of a sentence.
        Awaitility.with()
                .dontCatchUncaughtExceptions()
                .await()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(500))
                .ignoreExceptionsInstanceOf(IOException.class)
                .failFast("the application ended", () -> !process.isAlive())
                .until(() -> get("/actuator/health/readiness").statusCode() == 200);
        return this;
    }

    public int port() {
        return port;
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(url() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Ends it as a power cut does. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Lets it stand still, as a machine that is out of breath. */
    public void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    /** Lets it go on. */
    public void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    public void stop() throws InterruptedException {
        stop(Duration.ofMinutes(1));
    }

    void stop(Duration atMost) throws InterruptedException {
        process.destroy();
        awaitEnd(atMost);
    }

    /** @return its exit code */
    public int awaitEnd(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("The application does not end");
        }
        return process.exitValue();
    }

    public boolean endsWithin(Duration time) throws InterruptedException {
        return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    public String output() throws IOException {
        return Files.readString(log);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }
}
