package org.bylaw.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the application is made of, as the build's own bills of materials say, has licences that fit, and is listed in the docs. */
class LicencesTest {

    private static final Path FOLDER = Path.of("target/classes/META-INF/sbom");
    private static final Path PAGE = Path.of("src/docs/licences.md");

    /** Any of these is enough; of several that are offered, one counts. */
    private static final Set<String> FIT = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "ISC",
            "0BSD",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "EPL-1.0",
            "EPL-2.0",
            "LGPL-2.1-only",
            "LGPL-2.1-or-later",
            "LGPL-3.0-or-later",
            "UPL-1.0",
            "Unicode-3.0",
            "(MPL-2.0 OR Apache-2.0)");

    /** Read by a person: MIT with the wish that the mark of bpmn.io stays on each drawing, which it does. */
    private static final Map<String, String> READ = Map.of("SEE LICENSE IN LICENSE", "pkg:npm/bpmn-js@");

    private record Part(String purl, List<String> licences) {}

    @Test
    void everyPartHasALicenceThatFits() throws IOException {
        assertThat(parts()).hasSizeGreaterThan(300).allSatisfy(part -> assertThat(part.licences())
                .as(part.purl())
                .anyMatch(licence ->
                        FIT.contains(licence) || part.purl().startsWith(READ.getOrDefault(licence, "none"))));
    }

    @Test
    void thePageIsUpToDate() throws IOException {
        Map<String, Set<String>> byLicence = new TreeMap<>();
        for (Part part : parts()) {
            byLicence
                    .computeIfAbsent(String.join(" or ", part.licences()), licence -> new TreeSet<>())
                    .add(part.purl().replaceAll("^pkg:|\\?.*$", "").replace("%40", "@"));
        }
        StringBuilder page = new StringBuilder("""
            # What Bylaw is made of, by licence

            Made from the bills of materials in the jar (`META-INF/sbom`, CycloneDX) by `LicencesTest`, which also says which
            licences fit. Where several are offered, one that fits is used. What only tests and builds is not listed.
            """);
        byLicence.forEach((licence, parts) -> {
            page.append("\n## ").append(licence).append("\n\n");
            parts.forEach(part -> page.append("- ").append(part).append('\n'));
        });
        Files.writeString(Path.of("target/licences.md"), page);
        assertThat(PAGE)
                .as("parts or their versions changed: copy target/licences.md to src/docs")
                .hasContent(page.toString());
    }

    private static List<Part> parts() throws IOException {
        assumeThat(FOLDER.resolve("application.cdx.json"))
                .as("the bill of materials, which Maven makes only while it is online")
                .exists();
        List<Part> parts = new ArrayList<>();
        for (String file : List.of("application.cdx.json", "frontend.cdx.json")) {
            JsonNode bill = JsonMapper.shared().readTree(Files.readString(FOLDER.resolve(file)));
            for (JsonNode component : bill.get("components")) {
                List<String> licences = new ArrayList<>();
                for (JsonNode each : component.path("licenses")) {
                    licences.add(Stream.of(
                                    each.path("license").path("id"),
                                    each.path("license").path("name"),
                                    each.path("expression"))
                            .filter(JsonNode::isString)
                            .map(JsonNode::stringValue)
                            .findFirst()
                            .orElse("?"));
                }
                parts.add(new Part(component.get("purl").stringValue(), licences));
            }
        }
        return parts;
    }
}
