package org.bylaw.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CountedTest {

    /** A number put before a plural by hand, which goes wrong with one: {@code "%d reviewers"}. */
    private static final Pattern BY_HAND =
            Pattern.compile("(?<!to )%,?d (?:changes|comments|files|mails|months|people|policies"
                    + "|reviewers|reviews|steps|texts|things|words)\\b");

    @Test
    void oneIsNotSeveral() {
        assertThat(Counted.of(1, "reviewer")).isEqualTo("1 reviewer");
        assertThat(Counted.of(0, "reviewer")).isEqualTo("0 reviewers");
        assertThat(Counted.of(1, "person", "people")).isEqualTo("1 person");
        assertThat(Counted.of(1204, "person", "people")).isEqualTo("1,204 people");
    }

    @Test
    void noSentenceCountsByHand() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).isNotEmpty().allSatisfy(source -> assertThat(BY_HAND.matcher(Files.readString(source))
                            .results()
                            .map(found -> found.group())
                            .toList())
                    .as(source.toString())
                    .isEmpty());
        }
    }
}
