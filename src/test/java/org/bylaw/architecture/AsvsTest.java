package org.bylaw.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table of the security standard leaves nothing out, and names no test that does not exist. */
class AsvsTest {

    private static final Pattern ROW =
            Pattern.compile("^\\| (V[0-9.]+) \\| ([123]) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT|Long|LongRun))`");

    /** Of level 3: several people for one act, step-up, races, formulas. */
    private static final Set<String> OF_LEVEL_3 =
            Set.of("V1.2.10", "V2.3.5", "V7.5.3", "V15.4.1", "V15.4.2", "V15.4.3", "V15.4.4");

    private String table;
    private Map<String, Integer> official;
    private final Map<String, Row> rows = new LinkedHashMap<>();

    private record Row(int level, String asked, String state, String reason) {}

    @BeforeEach
    void read() throws IOException {
        table = Files.readString(Path.of("src/docs/security/asvs.md"));
        Matcher found = ROW.matcher(table);
        while (found.find()) {
            assertThat(rows.put(
                            found.group(1),
                            new Row(Integer.parseInt(found.group(2)), found.group(3), found.group(4), found.group(5))))
                    .as("twice: " + found.group(1))
                    .isNull();
        }
        official = Files.readAllLines(Path.of("src/test/resources/facts/asvs-5.0.0.csv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(","))
                .collect(Collectors.toMap(
                        cells -> cells[0],
                        cells -> Integer.valueOf(cells[1]),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    @Test
    void everyRequirementOfLevels1And2IsThereAndTheNamedOnesOfLevel3() {
        assertThat(official).hasSize(345);
        Set<String> wanted = official.entrySet().stream()
                .filter(entry -> entry.getValue() < 3)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(wanted).hasSize(253);
        assertThat(rows.keySet()).containsAll(wanted).containsAll(OF_LEVEL_3);
        rows.forEach(
                (number, row) -> assertThat(official.get(number)).as(number).isEqualTo(row.level()));
    }

    @Test
    void everyRowHasAStateAndWhatShowsIt() throws IOException {
        Set<String> tests = tests();
        assertThat(tests).contains("AsvsTest");
        rows.forEach((number, row) -> {
            assertThat(row.state()).as(number).isIn("met", "operator's part", "does not apply", "open");
            assertThat(row.reason()).as(number).isNotBlank();
            List<String> named = TEST.matcher(row.reason())
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            assertThat(tests).as(number).containsAll(named);
            if (row.state().equals("met")) {
                assertThat(named).as("%s is met, so a test shows it", number).isNotEmpty();
            }
        });
    }

    @Test
    void theSumsAboveTheTableAreRight() {
        Map<String, Integer> counted = new TreeMap<>();
        rows.values().forEach(row -> counted.merge(row.level() + row.state(), 1, Integer::sum));
        for (int level = 1; level <= 3; level++) {
            int here = level;
            String line = Stream.of("met", "operator's part", "does not apply", "open")
                    .map(state -> String.valueOf(counted.getOrDefault(here + state, 0)))
                    .collect(Collectors.joining(" | ", "| " + level + " | ", " |"));
            assertThat(table).contains(line);
        }
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
