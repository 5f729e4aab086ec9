package org.bylaw.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunSettingsTest {

    @Test
    void withoutAWordItUsesTheUsualPortsAndTheUsersOwnFolder() {
        RunSettings settings = RunSettings.of(List.of(), Map.of("XDG_DATA_HOME", "/home/kim/data"));
        assertThat(settings).isEqualTo(new RunSettings(8080, 8180, Path.of("/home/kim/data/bylaw"), false));
        assertThat(settings.publicUrl()).isEqualTo("http://localhost:8080");
    }

    @Test
    void optionsStandAboveVariables() {
        RunSettings settings = RunSettings.of(
                List.of("--fresh", "--port=9001", "--data=/tmp/a folder"),
                Map.of("BYLAW_PORT", "9000", "BYLAW_KEYCLOAK_PORT", "9100", "BYLAW_DATA", "/elsewhere"));
        assertThat(settings).isEqualTo(new RunSettings(9001, 9100, Path.of("/tmp/a folder"), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "eighty", "-1", "99999999999"})
    void whatIsNoPortIsNamed(String value) {
        assertThatThrownBy(() -> RunSettings.of(List.of(), Map.of("BYLAW_PORT", value)))
                .isInstanceOf(RunFault.class)
                .hasMessageContaining("BYLAW_PORT")
                .hasMessageContaining(value);
    }

    @Test
    void onePortForBothIsRefused() {
        assertThatThrownBy(() -> RunSettings.of(List.of("--port=8180"), Map.of()))
                .isInstanceOf(RunFault.class)
                .hasMessageContaining("8180");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--frehs", "--port", "run"})
    void anUnknownOptionIsNamed(String option) {
        assertThatThrownBy(() -> RunSettings.of(List.of(option), Map.of()))
                .isInstanceOf(RunFault.class)
                .hasMessageContaining(option);
    }
}
