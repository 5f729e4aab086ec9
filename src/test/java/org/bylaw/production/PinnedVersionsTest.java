package org.bylaw.production;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same sources get the same libraries, today and in a year. */
class PinnedVersionsTest {

    private static final Pattern VERSION = Pattern.compile("<version>([^<]*)</version>");

    @Test
    void mavensVersionsAreExact() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        // Behind the project's own version; the tools' least versions are no libraries.
        List<String> versions = VERSION.matcher(pom.substring(pom.indexOf("<properties>")))
                .results()
                .map(version -> version.group(1))
                .filter(version -> !version.matches("\\[(21|3\\.8\\.7),\\)"))
                .toList();
        assertThat(versions).isNotEmpty().allMatch(version -> version.matches("[0-9][\\w.]*|\\$\\{[\\w.-]+}"));
        assertThat(versions).noneMatch(version -> version.matches(".*(SNAPSHOT|LATEST|RELEASE|alpha|beta|rc\\d).*"));
    }

    @Test
    void npmsVersionsAreExact() throws IOException {
        JsonNode project = JsonMapper.shared().readTree(Files.readString(Path.of("frontend/package.json")));
        for (String kind : List.of("dependencies", "devDependencies")) {
            project.get(kind)
                    .forEach(version -> assertThat(version.stringValue()).matches("\\d+\\.\\d+\\.\\d+"));
        }
        assertThat(Files.readString(Path.of("frontend/package-lock.json"))).doesNotContain("\"resolved\"");
    }
}
