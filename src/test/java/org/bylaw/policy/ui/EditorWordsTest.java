package org.bylaw.policy.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever the components in the browser say in English, they say in German as well, with the same values. */
class EditorWordsTest {

    private static final Path SOURCES = Path.of("frontend/src");
    private static final Pattern SAID = Pattern.compile("(?<![#\\w])say\\('((?:[^'\\\\]|\\\\.)*)'");
    private static final Pattern ENTRY =
            Pattern.compile("^ {2}'((?:[^'\\\\]|\\\\.)*)': '((?:[^'\\\\]|\\\\.)*)',$", Pattern.MULTILINE);
    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void everySentenceIsThereInGermanAndNoneIsLeftOver() throws IOException {
        Set<String> said = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".js"))
                    .forEach(file -> SAID.matcher(text(file)).results().forEach(found -> said.add(found.group(1))));
        }
        Set<String> german = ENTRY.matcher(text(SOURCES.resolve("words/german.js")))
                .results()
                .map(entry -> entry.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(said).isNotEmpty().isEqualTo(german);
    }

    @Test
    void bothHaveTheSamePlaces() {
        ENTRY.matcher(text(SOURCES.resolve("words/german.js")))
                .results()
                .forEach(entry ->
                        assertThat(places(entry.group(2))).as(entry.group(1)).isEqualTo(places(entry.group(1))));
    }

    private static Set<String> places(String sentence) {
        return PLACE.matcher(sentence).results().map(place -> place.group()).collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
