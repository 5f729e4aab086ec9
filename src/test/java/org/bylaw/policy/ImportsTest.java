package org.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.AuditTrail;
import org.bylaw.document.FileSource;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.work.Duties;
import org.bylaw.workflow.Processes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class ImportsTest {

    @Autowired
    private Organisation organisation;

    @Autowired
    private Policies policies;

    @Autowired
    private Imports imports;

    @Autowired
    private TextSaves saves;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private Duties duties;

    @Autowired
    private Processes processes;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void filesOfOneTitleGetReferencesInTheirOrderAndABadOneBetweenThemSpoilsNone() {
        PolicyFixture those = new PolicyFixture(organisation, policies);
        List<FileSource> files = new ArrayList<>(IntStream.range(0, 12)
                .mapToObj(i -> file(i + ".md", "# Zoning of xenial yards\n\nText " + i))
                .toList());
        files.add(6, file("bad.md", ""));
        List<Integer> progress = new ArrayList<>();

        List<Imports.Report> reports = organisation.as(
                those.author, () -> imports.take(files, common(those), (done, all) -> progress.add(done)));

        assertThat(reports).extracting(Imports.Report::fileName).containsExactlyElementsOf(names(files));
        assertThat(reports.get(6).refused()).isNotNull();
        assertThat(progress).isSorted().endsWith(13);
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

    /** Roles are read at Keycloak while an import runs; a session would follow them with its next request. */
    @Test
    void aRoleThatIsLostWhileItRunsEndsItBeforeTheNextBatch() {
        PolicyFixture those = new PolicyFixture(organisation, policies);
        String word = PolicyFixture.unique("Lost");
        List<FileSource> files = IntStream.range(0, 60)
                .mapToObj(i -> file(i + ".md", "# " + word + " " + i + "\n\nText " + i))
                .toList();
        try {
            assertThat(organisation.as(
                            those.author, () -> imports.take(files.subList(0, 1), common(those), (done, all) -> {})))
                    .hasSize(1);
            // The two batches that are stored at once; the third waits for the end of one of them.
            assertThatThrownBy(() -> organisation.as(
                            those.author,
                            () -> imports.take(files, common(those), (done, all) -> loseRoles(those.author))))
                    .isInstanceOfSatisfying(Problem.class, (Consumer<Problem>)
                            problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        } finally {
            jdbc.sql("UPDATE directory_reading SET roles_read_at = NULL").update();
        }
        assertThat(jdbc.sql("SELECT count(*) FROM policy_original WHERE imported_by = :author")
                        .param("author", those.author)
                        .query(Integer.class)
                        .single())
                .isBetween(25 + 1, 50 + 1);
    }

    private void loseRoles(UUID person) {
        jdbc.sql("DELETE FROM person_role WHERE person_id = :person AND role <> 'employee'")
                .param("person", person)
                .update();
        jdbc.sql("""
                        INSERT INTO directory_reading (last_tried_at, roles_read_at) VALUES (now(), clock_timestamp())
                        ON CONFLICT (single_row) DO UPDATE SET roles_read_at = clock_timestamp()
                        """).update();
    }

    @Test
    void whereOneCannotBeStoredTheOthersAreAndNothingOfItIsLeft() {
        PolicyFixture those = new PolicyFixture(organisation, policies);
        String word = PolicyFixture.unique("Yard");
        List<FileSource> files = new ArrayList<>(IntStream.range(0, 40)
                .mapToObj(i -> file(i + ".md", "# " + word + " " + i + "\n\nText " + i))
                .toList());
        String late = "x".repeat(9_000) + "\0";
        files.set(7, file("7.md", "# " + word + " 7\n\n" + late));

        List<Imports.Report> reports =
                organisation.as(those.author, () -> imports.take(files, common(those), (done, all) -> {}));

        assertThat(reports).extracting(Imports.Report::fileName).containsExactlyElementsOf(names(files));
        assertThat(reports.get(7).versionId()).isNull();
        assertThat(reports.get(7).refused()).contains("characters that no text can have");
        assertThat(reports.stream().filter(report -> report.versionId() != null))
                .hasSize(39)
                .allSatisfy(report -> assertThat(report.refused()).isNull());
        List<String> titles = jdbc.sql("SELECT title FROM policy WHERE title LIKE :word || '%'")
                .param("word", word)
                .query(String.class)
                .list();
        assertThat(titles).hasSize(39).doesNotContain(word + " 7").doesNotHaveDuplicates();
    }

    @Test
    void aTextThatNoDraftMayHaveIsRefused() {
        PolicyFixture those = new PolicyFixture(organisation, policies);
        String word = PolicyFixture.unique("Long");
        List<FileSource> files = List.of(
                file("long.md", "# " + word + "\n\n" + "word ".repeat(400_001)),
                file("b.md", "# " + word + " b\n\nText"));

        List<Imports.Report> reports =
                organisation.as(those.author, () -> imports.take(files, common(those), (done, all) -> {}));

        assertThat(reports.getFirst().refused()).isEqualTo("The text is longer than 2,000,000 characters.");
        assertThat(reports.getLast().versionId()).isNotNull();
    }

    @Test
    void eachIsADraftLikeOneBegunByHandWithItsFileAndItsHistory() {
        PolicyFixture those = new PolicyFixture(organisation, policies);
        List<FileSource> files =
                List.of(file("first.md", "# First of them\n\nOne."), file("second.md", "# Second of them\n\nTwo."));

        List<Imports.Report> reports =
                organisation.as(those.author, () -> imports.take(files, common(those), (done, all) -> {}));

        for (int i = 0; i < 2; i++) {
            UUID version = reports.get(i).versionId();
            FileSource file = files.get(i);
            organisation.as(those.author, () -> {
                VersionFacts facts = policies.version(version);
                assertThat(facts.state()).isEqualTo(VersionState.DRAFT);
                assertThat(policies.contributors(version)).containsExactly(those.author);
                assertThat(policies.text(version)).isEqualTo(file.name().startsWith("first") ? "One.\n" : "Two.\n");
                assertThat(saves.of(version)).hasSize(1);
                Imports.Original original = imports.originals(version).getFirst();
                assertThat(original.fileName()).isEqualTo(file.name());
                assertThat(imports.content(version, original.id())).isEqualTo(file.content());
                assertThat(audit.historyOf(SubjectRef.policy(facts.policyId()), 0, 10))
                        .extracting(AuditEntry::act)
                        .containsExactly("OriginalFetched", "PolicyImported", "DraftBegun", "PolicyCreated");
                assertThat(duties.holders(PolicyDuties.FINISH_DRAFT, SubjectRef.policyVersion(version)))
                        .containsExactly(those.author);
                assertThat(processes.waitsIn(version, "draft")).isTrue();
            });
        }
    }

    private static Imports.Common common(PolicyFixture those) {
        return new Imports.Common(
                DocumentType.STANDARD, those.owner, those.department, Classification.INTERNAL, "en", 12);
    }

    private static List<String> names(List<FileSource> files) {
        return files.stream().map(FileSource::name).toList();
    }

    private static FileSource file(String name, String text) {
        return new FileSource(name, text.getBytes(StandardCharsets.UTF_8));
    }
}
