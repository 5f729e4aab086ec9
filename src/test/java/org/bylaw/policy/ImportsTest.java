package org.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bylaw.document.FileSource;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class ImportsTest {

    @Autowired
    private Organisation organisation;

    @Autowired
    private Policies policies;

    @Autowired
    private Imports imports;

    @Test
    void filesOfOneTitleGetReferencesInTheirOrderAndABadOneBetweenThemSpoilsNone() {
        PolicyFixture those = new PolicyFixture(organisation, policies);
        List<FileSource> files = new ArrayList<>(IntStream.range(0, 12)
                .mapToObj(i -> file(i + ".md", "# Zoning of xenial yards\n\nText " + i))
                .toList());
        files.add(6, file("bad.md", ""));
        List<Integer> progress = new ArrayList<>();

        List<Imports.Report> reports = organisation.as(
                those.author,
                () -> imports.take(
                        files,
                        new Imports.Common(
                                DocumentType.STANDARD,
                                those.owner,
                                those.department,
                                Classification.INTERNAL,
                                "en",
                                12),
                        (done, all) -> progress.add(done)));

        assertThat(reports).extracting(Imports.Report::fileName).containsExactlyElementsOf(names(files));
        assertThat(reports.get(6).refused()).isNotNull();
        assertThat(progress)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 13).boxed().toList());
        List<String> references = reports.stream()
                .filter(report -> report.refused() == null)
                .map(report -> organisation.as(those.owner, () -> policies.policy(
                                policies.version(report.versionId()).policyId())
                        .reference()))
                .toList();
        assertThat(references)
                .hasSize(12)
                .startsWith("STA-ZOXY", "STA-ZOXY-2", "STA-ZOXY-3")
                .endsWith("STA-ZOXY-12");
    }

    private static List<String> names(List<FileSource> files) {
        return files.stream().map(FileSource::name).toList();
    }

    private static FileSource file(String name, String text) {
        return new FileSource(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
