package org.bylaw.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** Whatever is said in English in the code and the pages is said in German as well, with the same values. */
class TranslationsTest {

    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"(?:\\s*\\+\\s*\"(?:[^\"\\\\]|\\\\.)*\")*";

    /** {@code say("…")} and {@code later("…")}, and both texts of {@code counted(n, "…", "…")}. */
    private static final Pattern SAID = Pattern.compile("\\b(?:say|later)\\(\\s*(" + TEXT + ")");

    private static final Pattern TITLE = Pattern.compile("@PageTitle\\((" + TEXT + ")\\)");

    private static final Pattern COUNTED =
            Pattern.compile("\\bcounted\\(\\s*[^\";]*?,\\s*(" + TEXT + ")\\s*,\\s*(" + TEXT + ")");

    /** {@code ${say.of('…')}} in a page. */
    private static final Pattern IN_PAGES = Pattern.compile("say\\.of\\('((?:[^'\\\\]|\\\\.)*)'");

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @Test
    void everySentenceIsThereInGermanWithItsPlaces() {
        Map<String, String> german = german();
        List<String> wrong = new ArrayList<>();
        for (String english : said()) {
            String translated = german.get(english);
            if (translated == null) {
                wrong.add("not in German: " + english);
            } else if (!places(translated).equals(places(english))) {
                wrong.add("other places: " + english + " / " + translated);
            }
        }
        assertThat(wrong)
                .as("sentences without a German one in src/main/resources/german")
                .isEmpty();
    }

    @Test
    void nothingIsTranslatedThatNobodySays() {
        Set<String> unused = new TreeSet<>(german().keySet());
        unused.removeAll(said());
        assertThat(unused).isEmpty();
    }

    private static Set<String> places(String sentence) {
        return PLACE.matcher(sentence)
                .results()
                .map(place -> place.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> said() {
        Set<String> all = new TreeSet<>();
        files("src/main/java", ".java").forEach(code -> {
            collect(TITLE, code, all);
            if (code.contains("org.bylaw.shared.Say")) {
                collect(SAID, code, all);
                collect(COUNTED, code, all);
            }
        });
        files("src/main/resources/templates", ".html").forEach(page -> {
            Matcher found = IN_PAGES.matcher(page);
            while (found.find()) {
                all.add(found.group(1).replace("\\'", "'"));
            }
        });
        assertThat(all).as("sentences found in the code").isNotEmpty();
        return all;
    }

    private static void collect(Pattern pattern, String code, Set<String> all) {
        Matcher found = pattern.matcher(code);
        while (found.find()) {
            for (int group = 1; group <= found.groupCount(); group++) {
                all.add(joined(found.group(group)));
            }
        }
    }

    /** The value of literals that are joined by a plus. */
    private static String joined(String literals) {
        return Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"")
                .matcher(literals)
                .results()
                .map(literal -> literal.group(1).translateEscapes())
                .collect(Collectors.joining());
    }

    private static Map<String, String> german() {
        Map<String, String> all = new TreeMap<>();
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        files("src/main/resources/german", ".yaml").forEach(file -> {
            Map<String, String> sentences = new Yaml(strict).load(file);
            sentences.forEach((english, translated) -> assertThat(all.put(english, translated))
                    .as("second, different translation of: " + english)
                    .isIn(null, translated));
        });
        return all;
    }

    private static List<String> files(String folder, String ending) {
        Path root = Path.of(folder);
        if (!Files.exists(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(TranslationsTest::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
