package org.bylaw.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    Path data;

    private Process ours;
    private Process somebodyElses;

    /** Waits until it is ended. */
    static final class Server {

        public static void main(String[] arguments) throws IOException {
            System.out.println("started");
            System.in.read();
        }
    }

    @BeforeEach
    void start() throws IOException {
        ours = keycloakOf(data);
        somebodyElses = keycloakOf(data.resolve("other"));
    }

    @AfterEach
    void stop() {
        ours.destroyForcibly();
        somebodyElses.destroyForcibly();
    }

    private static Process keycloakOf(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dkc.home.dir=" + folder.resolve("servers/keycloak-26.7.3/bin/.."),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Server.class.getName())
                .start();
        process.inputReader().readLine();
        return process;
    }

    @Test
    void theServersOfThisDataAreEndedAndNoOthers() throws InterruptedException {
        assertThat(new Leftovers(data).end()).isEqualTo(1);
        assertThat(ours.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(somebodyElses.isAlive()).isTrue();
        assertThat(new Leftovers(data).end()).isZero();
    }
}
