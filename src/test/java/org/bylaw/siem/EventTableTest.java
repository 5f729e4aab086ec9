package org.bylaw.siem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventTableTest {

    private final EventTable table = new EventTable();

    /** Every act that the trail knows, by its sentences. */
    static Set<String> acts() throws Exception {
        Properties sentences = new Properties();
        try (Reader file = new InputStreamReader(
                EventTableTest.class.getResourceAsStream("/acts.properties"), StandardCharsets.UTF_8)) {
            sentences.load(file);
        }
        return sentences.stringPropertyNames().stream()
                .filter(key -> Character.isUpperCase(key.charAt(0)))
                .map(key -> key.replaceAll("\\..*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyActHasARow() throws Exception {
        assertThat(acts()).hasSizeGreaterThan(150).allSatisfy(act -> assertThat(table.find(act))
                .as("%s in siem-events.txt, by itself or by a family", act)
                .isPresent());
    }

    @Test
    void everyRowIsWithinTheScaleAndHasWords() throws Exception {
        assertThat(acts()).map(table::of).allSatisfy(kind -> {
            assertThat(kind.severity()).isBetween(0, 10);
            assertThat(kind.name()).matches("[A-Z][A-Za-z ]+");
            assertThat(kind.category()).matches("[a-z]+");
        });
    }

    @Test
    void aRowOfItsOwnGoesBeforeAFamily() {
        assertThat(table.of("PolicyPublished").severity()).isEqualTo(5);
        assertThat(table.of("PolicyFramed").category()).isEqualTo("policy");
        assertThat(table.of("PolicyFramed").name()).isEqualTo("Policy framed");
        assertThat(table.of("AccessRefused").success()).isFalse();
        assertThat(table.of("MoonExported").type()).isEqualTo(OcsfClass.WEB);
    }

    @Test
    void anActThatNobodyThoughtOfIsAnEventAllTheSame() {
        assertThat(table.find("SomethingElse")).isEmpty();
        assertThat(table.of("SomethingElse").name()).isEqualTo("Something else");
    }
}
