package org.bylaw.benchmark;

import java.io.File;
import java.io.IOException;
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
import java.util.stream.Stream;
import org.bylaw.testing.KeycloakServer;
import org.bylaw.testing.TestSettings;

/** The packaged jar, taken apart as in the image, as a child process with the image's options and a real database. */
final class PackagedJar {

    /** What half of the image's container of 1 GB is; this machine has no container. */
    static final String HEAP = "-Xmx512m";

    private static final Duration LONGEST_START = Duration.ofMinutes(10);

    private final Path home;
    private final Map<String, String> environment;
    private final HttpClient http = HttpClient.newHttpClient();

    private PackagedJar(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    static PackagedJar extract(String databaseUrl) throws IOException, InterruptedException {
        Path jar = newestJar();
        Path home = Files.createDirectories(Path.of("target", "benchmark")).resolve("extracted");
        run(List.of(
                java(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                home.toString()));
        Files.move(
                home.resolve(jar.getFileName()),
                home.resolve("bylaw.jar"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return new PackagedJar(
                home,
                Map.ofEntries(
                        Map.entry("BYLAW_DATABASE_URL", databaseUrl),
                        Map.entry("BYLAW_DATABASE_PASSWORD", Servers.PASSWORD),
                        Map.entry("BYLAW_DATABASE_OWNER_PASSWORD", Servers.PASSWORD),
                        Map.entry("BYLAW_KEYCLOAK_URL", "http://127.0.0.1:1"),
                        Map.entry("BYLAW_KEYCLOAK_CLIENT_SECRET", "benchmark"),
                        Map.entry("BYLAW_KEYCLOAK_DIRECTORY_SECRET", "benchmark"),
                        Map.entry("BYLAW_PUBLIC_URL", "http://127.0.0.1"),
                        Map.entry("BYLAW_SECURE_COOKIES", "false"),
                        Map.entry("BYLAW_SMTP_HOST", "127.0.0.1"),
                        Map.entry("BYLAW_SEAL_KEYS", TestSettings.SEAL_KEYS),
                        Map.entry("BYLAW_SMTP_PORT", "1")));
    }

    /** The same jar with other settings. */
    PackagedJar with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(settings);
        return new PackagedJar(home, all);
    }

    private static Path newestJar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.getFileName().toString().matches("bylaw-.*\\.jar"))
                    .max((one, other) -> Long.compare(
                            one.toFile().lastModified(), other.toFile().lastModified()))
                    .orElseThrow(() -> new IllegalStateException("There is no jar in target; run mvn package first."));
        }
    }

    /** Makes the JVM's cache by a start that ends in an orderly way; gives the option to use it. */
    String train() throws IOException, InterruptedException {
        boolean aot = Runtime.version().feature() >= 25;
        Path cache = home.resolve(aot ? "bylaw.aot" : "bylaw.jsa").toAbsolutePath();
        Files.deleteIfExists(cache);
        Running training = start(List.of((aot ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + cache));
        training.get("/");
        training.get("/bylaw/bylaw.css");
        training.stop();
        if (!Files.exists(cache)) {
            throw new IllegalStateException("The JVM wrote no cache; see " + log());
        }
        return (aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + cache;
    }

    /** Starts and waits for the first page: what anybody gets first, the way to the login. */
    Running start(List<String> options) throws IOException, InterruptedException {
        return start(options, List.of("-jar", "bylaw.jar"));
    }

    /** Starts the same classes with another main class beside them. */
    Running startBeside(Path classes, String mainClass) throws IOException, InterruptedException {
        String path = String.join(
                File.pathSeparator,
                home.resolve("bylaw.jar").toAbsolutePath().toString(),
                classes.toAbsolutePath().toString());
        return start(List.of(), List.of("-cp", path, mainClass));
    }

    private Running start(List<String> options, List<String> what) throws IOException, InterruptedException {
        int port = Integer.parseInt(environment.getOrDefault("BYLAW_PORT", String.valueOf(KeycloakServer.freePort())));
        List<String> command = new ArrayList<>(List.of(
                java(),
                "@" + Path.of("docker", "java.options").toAbsolutePath(),
                HEAP,
                "-Xlog:aot*=error",
                "-Xlog:cds*=error"));
        command.addAll(options);
        command.addAll(what);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile());
        builder.environment().putAll(environment);
        builder.environment().put("BYLAW_PORT", String.valueOf(port));
        long began = System.nanoTime();
        Running running = new Running(builder.start(), port);
        while (!running.answers()) {
            if (!running.process.isAlive() || System.nanoTime() - began > LONGEST_START.toNanos()) {
                running.process.destroyForcibly();
                throw new IllegalStateException("The jar does not start; see " + log());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        running.startNanos = System.nanoTime() - began;
        return running;
    }

    Path log() {
        return home.resolve("bylaw.log").toAbsolutePath();
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                != 0) {
            throw new IllegalStateException("This failed: " + String.join(" ", command));
        }
    }

    /** A process of the jar. */
    final class Running {

        private final Process process;
        private final int port;
        private long startNanos;

        private Running(Process process, int port) {
            this.process = process;
            this.port = port;
        }

        long startNanos() {
            return startNanos;
        }

        String url() {
            return "http://127.0.0.1:" + port;
        }

        private boolean answers() throws InterruptedException {
            try {
                return get("/") == 302;
            } catch (IOException e) {
                return false;
            }
        }

        int get(String path) throws IOException, InterruptedException {
            return http.send(
                            HttpRequest.newBuilder(URI.create(url() + path)).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }

        /** Resident memory in MB, as the operating system counts it. */
        double residentMegabytes() throws IOException {
            try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
                return lines.filter(line -> line.startsWith("VmRSS:"))
                                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                                .sum()
                        / 1024.0;
            }
        }

        /** How many bytes are alive on the heap: the JVM collects all garbage and counts what is left. */
        long liveBytes() throws IOException, InterruptedException {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            String.valueOf(process.pid()),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            List<String> lines = jcmd.inputReader().lines().toList();
            jcmd.waitFor();
            return lines.stream()
                    .filter(line -> line.startsWith("Total"))
                    .map(line -> line.trim().split("\\s+")[2])
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(String.join("\n", lines)));
        }

        /** The processors' time that it has taken so far. */
        Duration processorTime() {
            return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
        }

        void stop() throws InterruptedException {
            process.destroy();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("The jar does not stop when it is asked to; see " + log());
            }
        }
    }
}
