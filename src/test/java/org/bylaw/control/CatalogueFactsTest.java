package org.bylaw.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What ships of the frameworks equals the table of facts. */
@ModuleTest
class CatalogueFactsTest {

    private static final Map<String, Integer> COLUMNS = Map.of(
            "control_type", 3,
            "property", 4,
            "concept", 5,
            "capability", 6,
            "domain", 7);

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Controls controls;

    @Autowired
    private Organisation organisation;

    @Autowired
    private JdbcClient jdbc;

    private List<ControlLine> lines(String framework) {
        var auditor = organisation.hire("Ada Auditor", null, null, Role.AUDITOR);
        return organisation.as(auditor, () -> catalogue.lines(catalogue.framework(framework), CatalogueFilter.NONE));
    }

    private static List<CSVRecord> facts() throws IOException {
        String table =
                new ClassPathResource("facts/iso27002-2022-controls.csv").getContentAsString(StandardCharsets.UTF_8);
        return CSVParser.parse(
                        table,
                        CSVFormat.RFC4180
                                .builder()
                                .setHeader()
                                .setSkipHeaderRecord(true)
                                .get())
                .getRecords();
    }

    @Test
    void theNinetyThreeControlsAndTheirAttributesAreThoseOfTheTableOfFacts() throws IOException {
        Map<String, String> expected = new LinkedHashMap<>();
        for (CSVRecord fact : facts()) {
            Map<String, Set<String>> attributes = new LinkedHashMap<>();
            COLUMNS.forEach((key, column) -> attributes.put(
                    key, new TreeSet<>(Arrays.asList(fact.get(column).split(";")))));
            String theme = fact.get(2).substring(0, 1).toUpperCase(Locale.ENGLISH)
                    + fact.get(2).substring(1);
            attributes.put("theme", Set.of(theme));
            expected.put(fact.get(0), described(fact.get(1), attributes));
        }
        Map<String, String> shipped = lines("iso27002-2022").stream()
                .collect(Collectors.toMap(
                        ControlLine::code,
                        line -> described(line.title(), line.attributes()),
                        (a, b) -> a,
                        LinkedHashMap::new));
        assertThat(expected).hasSize(93);
        assertThat(List.copyOf(shipped.entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
    }

    private static String described(String title, Map<String, ? extends Iterable<String>> attributes) {
        return title + " "
                + attributes.entrySet().stream()
                        .map(entry -> {
                            Set<String> values = new TreeSet<>();
                            entry.getValue().forEach(values::add);
                            return entry.getKey() + "=" + values;
                        })
                        .sorted()
                        .toList();
    }

    @Test
    void theOtherFrameworksStandBesideItWithTheirNumbers() {
        assertThat(lines("nist-csf-2.0")).hasSize(106);
        assertThat(lines("gdpr")).hasSize(99);
        assertThat(lines("iso27001-2022"))
                .extracting(ControlLine::ref)
                .contains("4.1", "9.2.2", "10.2", "A.5.1", "A.8.34")
                .doesNotContain("4", "A");
        assertThat(lines("pci-dss-4.0"))
                .extracting(ControlLine::ref)
                .contains("1.1.1", "A3.2.6.1")
                .doesNotContain("1");
    }

    @Test
    void mappingsReadInBothDirections() {
        var auditor = organisation.hire("Ada Auditor", null, null, Role.AUDITOR);
        organisation.as(auditor, () -> {
            assertThat(controls.mappedTo(controls.byCode("5.1")))
                    .extracting(ControlFacts.Mapped::code)
                    .contains("iso27001-2022:A.5.1", "nist-csf-2.0:GV.OV-01");
            assertThat(controls.mappedTo(controls.byCode("nist-csf-2.0:GV.OV-01")))
                    .extracting(ControlFacts.Mapped::code)
                    .contains("5.1");
        });
        assertThat(jdbc.sql("""
                        SELECT f.key || ' ' || count(*) FROM control_mapping m JOIN control k ON k.id = m.to_id
                        JOIN framework f ON f.id = k.framework_id
                        WHERE f.key IN ('nist-csf-2.0', 'gdpr', 'pci-dss-4.0') GROUP BY f.key ORDER BY f.key
                        """).query(String.class).list())
                .containsExactly("gdpr 79", "nist-csf-2.0 244", "pci-dss-4.0 97");
    }

    @Test
    void eachControlHasGuidanceOfOurOwnInBothLanguages() {
        var auditor = organisation.hire("Ada Auditor", null, null, Role.AUDITOR);
        List<String> without = organisation.as(auditor, () -> lines("iso27002-2022").stream()
                .map(line -> controls.byCode(line.code()))
                .filter(control -> Guidance.on(control, Locale.ENGLISH).isEmpty()
                        || Guidance.on(control, Locale.GERMAN).isEmpty()
                        || Guidance.on(control, Locale.ENGLISH).equals(Guidance.on(control, Locale.GERMAN)))
                .map(ControlFacts::code)
                .toList());
        assertThat(without).isEmpty();
    }
}
