package org.bylaw.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.bylaw.Bylaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

class SettingsTest {

    @Test
    void theDocumentationListsExactlyTheSettingsThatThereAre() {
        assertThat(Settings.documented(false))
                .isEqualTo(Settings.ofApplication())
                .hasSizeGreaterThan(25);
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void theStartNamesAllThatIsMissingAtOnceAndShowsNoStackTrace(CapturedOutput output) {
        Map<String, String> required = new TreeMap<>(Settings.ofApplication());
        required.values().removeIf(value -> !value.isEmpty());
        assertThatThrownBy(() -> Bylaw.main(new String[] {"--spring.main.banner-mode=off", "--BYLAW_SMTP_HOST= "}))
                .hasMessage(String.join(", ", required.keySet()));
        assertThat(required).hasSize(9);
        assertThat(output.getAll())
                .contains("not set: " + String.join(", ", required.keySet()))
                .doesNotContain("\tat ");
    }
}
