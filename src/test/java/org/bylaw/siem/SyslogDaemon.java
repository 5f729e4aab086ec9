package org.bylaw.siem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.bylaw.testing.TestTls;

/**
 * rsyslog or syslog-ng as a child process that writes what it gets into a file, one message a line. It is the program of the
 * machine, or one unpacked from its package into the folder that {@code BYLAW_SYSLOG_DAEMONS} names: Debian installs one of
 * the two only.
 */
final class SyslogDaemon implements AutoCloseable {

    private final Path folder;
    private final Process process;
    final int port;
    final Path written;

    private SyslogDaemon(Path folder, int port, List<String> command, Map<String, String> environment) {
        this.folder = folder;
        this.port = port;
        written = folder.resolve("written");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile());
            builder.environment().putAll(environment);
            process = builder.start();
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::listens);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw new IllegalStateException(log(), e);
        }
    }

    static Optional<Path> program(String name) {
        return Stream.of(
                        System.getenv().getOrDefault("BYLAW_SYSLOG_DAEMONS", "/nowhere") + "/usr/sbin/" + name,
                        "/usr/sbin/" + name,
                        "/sbin/" + name)
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Takes whoever comes. */
    static SyslogDaemon rsyslog(Path program, Path folder, TestTls tls) throws IOException {
        return rsyslogWith(program, folder, tls, tls.certificate, "streamDriver.authMode=\"anon\"");
    }

    /** Takes those alone whose certificate is one of these. */
    static SyslogDaemon rsyslog(Path program, Path folder, TestTls tls, Path clients) throws IOException {
        return rsyslogWith(program, folder, tls, clients, "streamDriver.authMode=\"x509/certvalid\"");
    }

    private static SyslogDaemon rsyslogWith(Path program, Path folder, TestTls tls, Path clients, String authentication)
            throws IOException {
        int port = freePort();
        Path modules = find(program, "rsyslog/imtcp.so");
        Path config = Files.writeString(folder.resolve("rsyslog.conf"), """
            global(workDirectory="%1$s" maxMessageSize="128k" net.enableDNS="off"
                defaultNetstreamDriverCAFile="%5$s" defaultNetstreamDriverCertFile="%2$s"
                defaultNetstreamDriverKeyFile="%3$s")
            module(load="imtcp" streamDriver.name="ossl" streamDriver.mode="1" %6$s)
            template(name="whole" type="string"
                string="%%pri%%\\t%%timegenerated:::date-year%%\\t%%hostname%%\\t%%app-name%%\\t%%msgid%%\\t%%structured-data%%\\t%%msg%%\\n")
            ruleset(name="in") { action(type="omfile" file="%1$s/written" template="whole") }
            input(type="imtcp" address="127.0.0.1" port="%4$d" ruleset="in")
            """.formatted(
                        folder, tls.certificate, tls.key, port, clients, authentication));
        return new SyslogDaemon(
                folder,
                port,
                List.of(
                        program.toString(),
                        "-n",
                        "-f",
                        config.toString(),
                        "-i",
                        folder.resolve("pid").toString(),
                        "-M",
                        modules.getParent().toString()),
                Map.of());
    }

    /** Takes whoever comes. */
    static SyslogDaemon syslogNg(Path program, Path folder, TestTls tls) throws IOException {
        return syslogNgWith(program, folder, tls, "peer-verify(optional-untrusted)");
    }

    /** Takes those alone whose certificate is one of these. */
    static SyslogDaemon syslogNg(Path program, Path folder, TestTls tls, Path clients) throws IOException {
        return syslogNgWith(program, folder, tls, "peer-verify(required-trusted) ca-file(\"" + clients + "\")");
    }

    private static SyslogDaemon syslogNgWith(Path program, Path folder, TestTls tls, String authentication)
            throws IOException {
        int port = freePort();
        Path module = find(program, "libafsocket.so");
        Path config = Files.writeString(folder.resolve("syslog-ng.conf"), """
            @version: current
            options { keep-hostname(yes); use-dns(no); log-msg-size(131072); };
            source in { syslog(ip("127.0.0.1") port(%4$d) transport("tls")
                tls(key-file("%3$s") cert-file("%2$s") %5$s)); };
            destination out { file("%1$s/written"
                template("${PRI}\\t${YEAR}\\t${HOST}\\t${PROGRAM}\\t${MSGID}\\t${SDATA}\\t${MSG}\\n")); };
            log { source(in); destination(out); };
            """.formatted(
                        folder, tls.certificate, tls.key, port, authentication));
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "-F",
                "--no-caps",
                "-f",
                config.toString(),
                "--persist-file=" + folder.resolve("persist"),
                "--pidfile=" + folder.resolve("pid"),
                "--control=" + folder.resolve("control")));
        command.add("--module-path=" + module.getParent());
        return new SyslogDaemon(
                folder,
                port,
                command,
                Map.of(
                        "LD_LIBRARY_PATH",
                        module.getParent().getParent() + ":"
                                + module.getParent().getParent().getParent()));
    }

    /** A file of the package, beside the program's folder. */
    private static Path find(Path program, String end) throws IOException {
        Path lib = program.getParent().getParent().resolve("lib");
        Path root = Files.isDirectory(lib) ? lib : Path.of("/usr/lib");
        try (Stream<Path> files = Files.find(root, 4, (file, what) -> file.endsWith(end))) {
            return files.findFirst().orElseThrow(() -> new IllegalStateException(end + " is missing below " + root));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    private boolean listens() {
        if (!process.isAlive()) {
            throw new IllegalStateException("It ended");
        }
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What it wrote so far, a message a line, the fields of each between tabs. */
    List<String> lines() {
        try {
            return Files.exists(written) ? Files.readAllLines(written, StandardCharsets.UTF_8) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String log() {
        try {
            return Files.readString(folder.resolve("log"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
