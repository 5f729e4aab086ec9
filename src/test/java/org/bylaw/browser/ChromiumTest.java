package org.bylaw.browser;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChromiumTest {

    @Test
    void aMissingBrowserIsSaidWithTheLineThatInstallsOne() {
        assertThatThrownBy(() -> Chromium.executable(Optional.of("/nowhere/chromium")))
                .hasMessageContaining("/nowhere/chromium")
                .hasMessageContaining("apt-get install chromium");
    }
}
