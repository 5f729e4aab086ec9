package org.bylaw.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** A PostgreSQL of our own to which everything happens that happens to databases. */
final class FaultyPostgres implements AutoCloseable {

    private final Optional<SmallDisk> disk;
    private final InstalledPostgres server;

    /**
     * @param folder an empty one
     * @param megabytes of its disk, where this machine lets us have one that can be filled; 320 are a few minutes' work
     */
    FaultyPostgres(Path folder, int megabytes) throws Exception {
        Path data = Files.createDirectory(folder.resolve("postgres"));
        disk = SmallDisk.over(data, megabytes);
        server = InstalledPostgres.start(data, disk.map(SmallDisk::enter).orElse(List.of()));
        server.emptyDatabase("bylaw");
        // Otherwise its log of changes alone would fill the disk after some minutes, with nothing that could be freed.
        sql("ALTER SYSTEM SET max_wal_size = '%dMB'".formatted(megabytes / 4));
        sql("ALTER SYSTEM SET min_wal_size = '32MB'");
        sql("SELECT pg_reload_conf()");
    }

    String url() {
        return server.url("bylaw");
    }

    /** Whether this machine lets us have a disk that can be filled. */
    boolean hasSmallDisk() {
        return disk.isPresent();
    }

    void stop(String mode) {
        server.stopServer(mode);
    }

    void start() {
        server.startServer();
    }

    void restart(String mode) {
        stop(mode);
        start();
    }

    /** As the kernel does that runs out of memory; what the others leave behind has to be gone before the next start. */
    void kill() {
        List<ProcessHandle> all = server.processes();
        all.getFirst().destroyForcibly();
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> all.stream()
                .noneMatch(ProcessHandle::isAlive));
        start();
    }

    /** It neither answers nor refuses. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        for (ProcessHandle process : server.processes()) {
            try {
                new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                        .start()
                        .waitFor();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** @return how many connections of the application that were */
    int cut(double share) throws SQLException {
        return cut("random() < " + share);
    }

    /** COMMIT is done and waits for a copy elsewhere, which is not there, before it is answered. */
    void answerNoCommit() throws SQLException {
        sql("ALTER SYSTEM SET synchronous_standby_names = 'nowhere'");
        sql("SELECT pg_reload_conf()");
    }

    void answerCommitsAgain() throws SQLException {
        sql("ALTER SYSTEM RESET synchronous_standby_names");
        sql("SELECT pg_reload_conf()");
    }

    /** @return how many were in the middle of it, and are cut by now */
    int cutUnansweredCommits() throws SQLException {
        return cut("wait_event = 'SyncRep'");
    }

    private int cut(String which) throws SQLException {
        try (Connection database = server.connect("bylaw");
                ResultSet row = database.createStatement()
                        .executeQuery("SELECT count(*) FILTER (WHERE pg_terminate_backend(pid)) FROM pg_stat_activity"
                                + " WHERE usename = 'bylaw_app' AND " + which)) {
            row.next();
            return row.getInt(1);
        }
    }

    private void sql(String sql) throws SQLException {
        try (Connection database = server.connect("bylaw")) {
            database.createStatement().execute(sql);
        }
    }

    void fillDisk() {
        disk.orElseThrow().fill();
    }

    /** PostgreSQL ends when not even its log of changes has room; then somebody has to start it again. */
    boolean freeDisk() {
        disk.orElseThrow().free();
        boolean down = server.processes().isEmpty();
        if (down) {
            start();
        }
        return down;
    }

    @Override
    public void close() {
        thaw();
        if (!server.processes().isEmpty()) {
            server.close();
        }
        disk.ifPresent(SmallDisk::close);
    }
}
