package org.bylaw.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bylaw.testing.KeycloakServer;
import org.bylaw.testing.PostgresServer;

/** A server of the PostgreSQL that is installed on this machine, since the embedded one comes without its tools. */
final class InstalledPostgres implements AutoCloseable {

    private static final String OPTIONS = " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"
            + " -c max_connections=100 -c max_wal_size=64MB -c min_wal_size=32MB";

    private final Path tools;
    private final Path folder;
    private final List<String> inFront;
    private final int port = KeycloakServer.freePort();

    private InstalledPostgres(Path tools, Path folder, List<String> inFront) {
        this.tools = tools;
        this.folder = folder;
        this.inFront = inFront;
    }

    /** The newest installation's folder of programs, where the server, {@code pg_dump} and {@code pg_restore} are all there. */
    static Optional<Path> tools() {
        Path debian = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(debian)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(debian)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Stream.of("initdb", "pg_ctl", "pg_dump", "pg_restore")
                            .allMatch(program -> Files.isExecutable(bin.resolve(program))))
                    .max(Comparator.comparing(bin ->
                            Double.parseDouble(bin.getParent().getFileName().toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param folder an empty one for its data */
    static InstalledPostgres start(Path folder) {
        return start(folder, List.of());
    }

    /** @param inFront of each command of the server, such as what lets it see a disk of its own */
    static InstalledPostgres start(Path folder, List<String> inFront) {
        InstalledPostgres postgres = new InstalledPostgres(tools().orElseThrow(), folder, inFront);
        postgres.run(postgres.asAnyone(
                "initdb", "--pgdata=" + postgres.data(), "--username=postgres", "--auth=trust", "--encoding=UTF8"));
        postgres.startServer();
        try (Connection server = postgres.connect("postgres")) {
            for (String role : List.of(PostgresServer.OWNER, PostgresServer.APP)) {
                server.createStatement()
                        .execute("CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(role, PostgresServer.PASSWORD));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return postgres;
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** Also one that was killed. */
    void startServer() {
        run(asAnyone(
                "pg_ctl",
                "--pgdata=" + data(),
                "--log=" + folder.resolve("log"),
                "--wait",
                "--options=-p " + port + OPTIONS,
                "start"));
    }

    /** @param mode "fast", which ends sessions, or "immediate", which is as a crash */
    void stopServer(String mode) {
        run(asAnyone("pg_ctl", "--pgdata=" + data(), "--wait", "--mode=" + mode, "stop"));
    }

    /** The server with a process for each connection, and those in the background. */
    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .filter(arguments -> List.of(arguments).contains(String.valueOf(port)))
                        .isPresent())
                .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                .distinct()
                .toList();
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody. */
    private List<String> asAnyone(String... command) {
        List<String> all = new ArrayList<>(inFront);
        // Who has mounted a disk is root in there, too.
        if (System.getProperty("user.name").equals("root") || !inFront.isEmpty()) {
            all.addAll(List.of("unshare", "-U"));
        }
        all.addAll(List.of(command));
        return all;
    }

    /** Makes an empty database as {@code roles.sql} does, instead of one that may be there. */
    void emptyDatabase(String name) throws SQLException {
        try (Connection server = connect("postgres")) {
            server.createStatement().execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            server.createStatement().execute("CREATE DATABASE " + name + " OWNER " + PostgresServer.OWNER);
            server.createStatement().execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
            server.createStatement().execute("GRANT CONNECT ON DATABASE " + name + " TO " + PostgresServer.APP);
        }
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", "");
    }

    /** Runs a line of the documentation in the folder, with this server and its tools. */
    void shell(String line) {
        run(List.of("sh", "-c", line));
    }

    private void run(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output").toFile());
            Map<String, String> environment = builder.environment();
            environment.put("PATH", tools + ":" + environment.get("PATH"));
            environment.putAll(Map.of(
                    "PGHOST", "127.0.0.1", "PGPORT", String.valueOf(port), "PGPASSWORD", PostgresServer.PASSWORD));
            environment.put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(
                        "%s: %s".formatted(command, Files.readString(folder.resolve("output"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stopServer("immediate");
    }
}
