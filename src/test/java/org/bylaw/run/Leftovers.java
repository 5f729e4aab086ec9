package org.bylaw.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The servers of a run that was killed, or that was stopped before it knew of them: they go on without it, and hold its
 * ports and its data. Whoever calls holds the lock on the data folder, so they are nobody else's.
 */
final class Leftovers {

    private static final int SECONDS_TO_END = 20;

    private final String postgres;
    private final String keycloak;

    /** @param data the folder of all data; the servers are known by running with it */
    Leftovers(Path data) {
        postgres = "-D " + data.resolve("postgres") + " ";
        keycloak = "-Dkc.home.dir=" + data.resolve("servers");
    }

    /** Ends Keycloak first, since it holds connections to PostgreSQL; says how many there were. */
    int end() {
        List<ProcessHandle> keycloaks = running("java", keycloak);
        keycloaks.forEach(ProcessHandle::destroy);
        keycloaks.forEach(Leftovers::await);
        List<ProcessHandle> databases = running("postgres", postgres);
        databases.forEach(Leftovers::endFast);
        databases.forEach(Leftovers::await);
        return keycloaks.size() + databases.size();
    }

    private static List<ProcessHandle> running(String program, String with) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> command.endsWith("/" + program))
                        .isPresent())
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(with))
                        .isPresent())
                .toList();
    }

    /** An interrupt makes PostgreSQL end without waiting for its clients; what Java can send makes it wait. */
    private static void endFast(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start();
        } catch (IOException e) {
            process.destroy();
        }
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        } catch (ExecutionException | TimeoutException e) {
            process.destroyForcibly();
        }
    }
}
