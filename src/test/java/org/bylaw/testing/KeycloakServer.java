package org.bylaw.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** A real Keycloak as a child process: unpacked once for each user of this machine, its data in a PostgreSQL database. */
public final class KeycloakServer implements AutoCloseable {

    public static final String ADMIN = "keycloak-admin";

    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private final Process process;
    private final int port;

    private KeycloakServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    private static final class Holder {

        private static final KeycloakServer SERVER = forTests();

        private static KeycloakServer forTests() {
            Path target = Path.of("target").toAbsolutePath();
            KeycloakServer server = start(
                    new Settings(
                            target.resolve("keycloak/keycloak.zip"),
                            target.resolve("keycloak-server"),
                            freePort(),
                            PostgresServer.shared().newDatabase(),
                            PostgresServer.OWNER,
                            PostgresServer.PASSWORD,
                            target.resolve("browser/keycloak.log"),
                            DemoRealm.PASSWORD),
                    System.out::println);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-keycloak"));
            return server;
        }
    }

    /** One for all tests of a JVM; each kind of test has a realm of its own in it. */
    public static KeycloakServer shared() {
        return Holder.SERVER;
    }

    /**
     * What a start needs.
     *
     * @param archive the server distribution, as Maven brought it
     * @param home where it is unpacked, once
     * @param log takes the server's own output
     * @param adminPassword of the bootstrap administrator
     */
    public record Settings(
            Path archive,
            Path home,
            int port,
            String databaseUrl,
            String databaseUser,
            String databasePassword,
            Path log,
            String adminPassword) {}

    /**
     * Unpacks where needed, starts, and waits until the server answers.
     *
     * @throws IllegalStateException with a sentence for people where it does not come up
     */
    public static KeycloakServer start(Settings settings, Consumer<String> progress) {
        try {
            unpack(settings.archive(), settings.home(), progress);
            KeycloakServer server = new KeycloakServer(launch(settings), settings.port());
            server.awaitStart(settings, progress);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the server in the archive is called, with its version, such as {@code keycloak-26.7.3}. */
    public static String nameIn(Path archive) {
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            ZipEntry first = zip.getNextEntry();
            if (first == null) {
                throw new IllegalStateException(archive + " is empty");
            }
            return first.getName().substring(0, first.getName().indexOf('/'));
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak cannot be read: " + e.getMessage(), e);
        }
    }

    private static Process launch(Settings settings) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                settings.home().resolve("bin/kc.sh").toString(),
                "start-dev",
                "--db=postgres",
                "--db-url=" + settings.databaseUrl(),
                "--http-host=127.0.0.1",
                "--http-port=" + settings.port(),
                "--http-management-port=" + freePort(),
                "--hostname=http://localhost:" + settings.port(),
                "--cache=local",
                "--log-level=warn");
        Map<String, String> environment = builder.environment();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m");
        environment.put("KC_DB_USERNAME", settings.databaseUser());
        environment.put("KC_DB_PASSWORD", settings.databasePassword());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", settings.adminPassword());
        Files.createDirectories(settings.log().getParent());
        return builder.redirectErrorStream(true)
                .redirectOutput(settings.log().toFile())
                .start();
    }

    public String url() {
        return "http://localhost:" + port;
    }

    private void awaitStart(Settings settings, Consumer<String> progress) throws IOException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        int waited = 0;
        while (System.nanoTime() < end) {
            if (answers()) {
                return;
            }
            try {
                if (process.waitFor(1, TimeUnit.SECONDS)) {
                    throw new IllegalStateException(
                            "Keycloak stopped while it started. Its own words are in " + settings.log());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                close();
                throw new IllegalStateException("Interrupted while Keycloak started", e);
            }
            if (++waited % 15 == 0) {
                progress.accept("Keycloak is still starting (" + waited + " s; the first time it builds itself)");
            }
        }
        close();
        throw new IllegalStateException(
                "Keycloak did not answer within 10 minutes. Its own words are in " + settings.log());
    }

    private boolean answers() {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(url() + "/realms/master").toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static void unpack(Path archive, Path home, Consumer<String> progress) throws IOException {
        if (Files.exists(home.resolve("bin/kc.sh"))) {
            return;
        }
        progress.accept("Unpacking Keycloak (once)");
        Path parent = Files.createDirectories(home.toAbsolutePath().getParent());
        Path unfinished = Files.createTempDirectory(parent, "keycloak-");
        try (InputStream file = Files.newInputStream(archive);
                ZipInputStream zip = new ZipInputStream(file)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                int slash = entry.getName().indexOf('/');
                Path target =
                        unfinished.resolve(entry.getName().substring(slash + 1)).normalize();
                if (entry.isDirectory() || !target.startsWith(unfinished)) {
                    continue;
                }
                Files.createDirectories(target.getParent());
                Files.copy(zip, target, StandardCopyOption.REPLACE_EXISTING);
                if (target.toString().endsWith(".sh")) {
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                }
            }
        }
        Files.move(unfinished, home);
    }

    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the server as a fault would, without ending it: it takes connections and answers nothing. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets a frozen server go on. */
    public void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        family().forEach(member -> {
            try {
                new ProcessBuilder("kill", "-" + name, String.valueOf(member.pid()))
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while Keycloak was sent " + name, e);
            }
        });
    }

    /** The processors' time that it has taken so far. */
    public Duration processorTime() {
        return family().stream()
                .map(member -> member.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private List<ProcessHandle> family() {
        return Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
    }

    /** Ends the server and whatever its start script left running. */
    @Override
    public void close() {
        List<ProcessHandle> family = family();
        family.forEach(ProcessHandle::destroy);
        for (ProcessHandle member : family) {
            try {
                member.onExit().get(15, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                member.destroyForcibly();
            } catch (ExecutionException | TimeoutException e) {
                member.destroyForcibly();
            }
        }
    }
}
