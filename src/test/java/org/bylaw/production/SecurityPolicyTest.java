package org.bylaw.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever finds a weakness finds out whom to tell and what happens then. */
class SecurityPolicyTest {

    @Test
    void itSaysHowToReportForWhichVersionsAndWithinWhichTimes() {
        String policy = Settings.read(".github/SECURITY.md");
        assertThat(policy).contains("## Which versions", "## How to report", "## What to expect", "security.txt");
        assertThat(policy).containsPattern("critical.*\\| 7 days").containsPattern("high \\| 30 days");
    }

    @Test
    void thePagesItLeadsToAreThere() {
        Pattern.compile("\\]\\(([^)]+)\\)")
                .matcher(Settings.read(".github/SECURITY.md"))
                .results()
                .map(link -> Path.of(".github").resolve(link.group(1)).normalize())
                .forEach(page ->
                        assertThat(Files.exists(page)).as(page.toString()).isTrue());
    }
}
