package org.bylaw.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same story on documents of somebody else's: {@code ./bylaw test -Dbylaw.corpus=FOLDER}, whose Markdown and Word files are all imported. */
@BrowserTest
@Tag("corpus")
class StoryOnCorpusIT {

    @Test
    void theStoryOnSomebodyElsesDocuments(Visitors visitors, Platform platform) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(Path.of(System.getProperty("bylaw.corpus")))) {
            files = found.filter(file -> file.toString().matches(".*\\.(md|docx)"))
                    .filter(file -> !file.endsWith("README.md") && !file.endsWith("access.docx"))
                    .sorted()
                    .toList();
        }
        assertThat(files).isNotEmpty();
        new PolicyStory(
                        files,
                        List.of("%d of %<d files imported".formatted(files.size())),
                        "Access Onboarding and Termination Policy")
                .play(visitors, platform);
    }
}
