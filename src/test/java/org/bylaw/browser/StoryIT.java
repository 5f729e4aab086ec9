package org.bylaw.browser;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@BrowserTest
class StoryIT {

    private static final Path FILES = Path.of("src/test/resources/browser");

    /** Front matter that lacks its opening line, HTML with a script, a Word file, and one that only pretends. */
    @Test
    void aPolicyFromItsFileToItsReviewAYearLater(Visitors visitors, Platform platform) {
        new PolicyStory(
                        Stream.of(
                                        "access-to-systems.md",
                                        "reporting-incidents.html",
                                        "remote-work.docx",
                                        "not-really-word.docx")
                                .map(FILES::resolve)
                                .toList(),
                        List.of(
                                "3 of 4 files imported",
                                "Reporting Incidents Procedure",
                                "Remote Work Guideline",
                                "Refused"),
                        "Access to Systems Policy")
                .play(visitors, platform);
    }
}
