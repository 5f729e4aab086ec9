package org.bylaw.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bylaw.testing.KeycloakServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    @TempDir
    Path data;

    private RunSettings settings(int port, boolean fresh) {
        return new RunSettings(port, KeycloakServer.freePort(), data, fresh);
    }

    private static void check(RunSettings settings) {
        Preflight.check(settings, new Leftovers(settings.data()), line -> {});
    }

    @Test
    void aTakenPortIsNamedWithTheSettingThatChoosesAnother() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> check(settings(other.getLocalPort(), false)))
                    .isInstanceOf(RunFault.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + " is taken")
                    .hasMessageContaining("BYLAW_PORT");
        }
    }

    @Test
    void aSecondRunOnTheSameDataIsRefused() {
        check(settings(KeycloakServer.freePort(), false));
        assertThatThrownBy(() -> check(settings(KeycloakServer.freePort(), false)))
                .isInstanceOf(RunFault.class)
                .hasMessageContaining("running already")
                .hasMessageContaining(data.toString());
    }

    @Test
    void tooLittleDiskSaysHowMuchIsNeeded() {
        assertThatThrownBy(() -> Preflight.requireDisk(data, 10_000_000L, true))
                .isInstanceOf(RunFault.class)
                .hasMessageContaining("9 MB left")
                .hasMessageContaining("BYLAW_DATA");
        assertThatCode(() -> Preflight.requireDisk(data, 300_000_000L, false)).doesNotThrowAnyException();
    }

    @Test
    void aDatabaseThatWasNeverFinishedIsBegunAnewAndAWholeOneIsKept() throws IOException {
        Path postgres = Files.createDirectories(data.resolve("postgres"));
        Files.writeString(postgres.resolve("PG_VERSION"), "18");
        Files.writeString(postgres.resolve("postmaster.opts"), "postgres");
        Path unpacking = Files.createDirectories(data.resolve("servers/keycloak-1234567/bin"));
        Path unpacked = Files.createDirectories(data.resolve("servers/keycloak-26.7.3/bin"));
        check(settings(KeycloakServer.freePort(), false));
        assertThat(postgres.resolve("PG_VERSION")).exists();
        assertThat(unpacking).doesNotExist();
        assertThat(unpacked).exists();
    }

    @Test
    void aHalfMadeDatabaseIsCleared() throws IOException {
        Path postgres = Files.createDirectories(data.resolve("postgres"));
        Files.writeString(postgres.resolve("PG_VERSION"), "18");
        check(settings(KeycloakServer.freePort(), false));
        assertThat(postgres).doesNotExist();
    }

    @Test
    void freshClearsTheDatabaseAndTheClock() throws IOException {
        Path postgres = Files.createDirectories(data.resolve("postgres/base"));
        Files.writeString(data.resolve("postgres/postmaster.opts"), "postgres");
        Files.writeString(data.resolve("clock"), "PT24H");
        check(settings(KeycloakServer.freePort(), true));
        assertThat(postgres).doesNotExist();
        assertThat(data.resolve("clock")).doesNotExist();
    }
}
