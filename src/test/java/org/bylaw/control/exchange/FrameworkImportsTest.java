package org.bylaw.control.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.bylaw.control.exchange.FrameworkFiles.csv;
import static org.bylaw.control.exchange.FrameworkFiles.file;
import static org.bylaw.control.exchange.FrameworkFiles.framework;
import static org.bylaw.control.exchange.FrameworkFiles.key;
import static org.bylaw.control.exchange.FrameworkFiles.refused;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.bylaw.audit.AuditTrail;
import org.bylaw.control.Catalogue;
import org.bylaw.control.CatalogueFilter;
import org.bylaw.control.ControlFacts;
import org.bylaw.control.ControlLine;
import org.bylaw.control.Controls;
import org.bylaw.control.Framework;
import org.bylaw.control.ImplementationStatus;
import org.bylaw.control.Reason;
import org.bylaw.control.Tailorings;
import org.bylaw.control.Tailorings.Applicability;
import org.bylaw.control.Tailorings.Practice;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@ModuleTest
class FrameworkImportsTest {

    @Autowired
    private FrameworkImports imports;

    @Autowired
    private FrameworkList frameworks;

    @Autowired
    private FrameworkRemovals removals;

    @Autowired
    private FrameworkExport export;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Controls controls;

    @Autowired
    private Tailorings tailorings;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private Organisation organisation;

    @Autowired
    private JdbcClient jdbc;

    private UUID compliance;

    @AfterEach
    void forget() {
        FrameworkFiles.forget(jdbc);
    }

    @BeforeEach
    void hire() {
        compliance = organisation.hire("Carla Compliance", null, null, Role.COMPLIANCE);
    }

    private void take(NewFramework framework) {
        organisation.as(
                compliance,
                () -> imports.confirm(
                        framework,
                        imports.preview(framework.file(), framework.replacesId(), framework.numbers())
                                .fingerprint()));
    }

    private List<ControlLine> lines(String key) {
        return organisation.as(compliance, () -> catalogue.lines(catalogue.framework(key), CatalogueFilter.NONE));
    }

    private FrameworkRow row(String key) {
        return organisation.as(compliance, () -> frameworks.all().stream()
                .filter(row -> row.key().equals(key))
                .findFirst()
                .orElseThrow());
    }

    private int count(String key) {
        return jdbc.sql("SELECT count(*) FROM framework WHERE key = :key")
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    @Test
    void aFrameworkStandsInTheCatalogueWithItsAttributesAndText() {
        String key = key("acme");
        HandedIn file = csv(
                "ref,title,parent,heading,text,Kind,Where",
                "A,People,,yes,,,",
                "A.1,Screening,A,no,Look twice.,Preventive;Detective,HR",
                "A.2,Leaving,A,no,,Preventive,");
        organisation.as(compliance, () -> {
            FrameworkPreview preview = imports.preview(file, null, null);
            assertThat(List.of(preview.controls(), preview.headings(), preview.texts()))
                    .containsExactly(2, 1, 1);
            assertThat(preview.attributes()).containsExactly("Kind", "Where");
        });
        assertThat(count(key)).as("looking stores nothing").isZero();
        take(framework(key, file));
        Framework framework = organisation.as(compliance, () -> catalogue.framework(key));
        assertThat(framework.attributes())
                .containsExactly(
                        new Framework.Attribute("kind", "Kind", List.of("Preventive", "Detective")),
                        new Framework.Attribute("where", "Where", List.of("HR")));
        assertThat(lines(key))
                .extracting(ControlLine::code, ControlLine::heading, ControlLine::tailored)
                .containsExactly(tuple(key + ":A.1", "A People", true), tuple(key + ":A.2", "A People", true));
        FrameworkRow row = row(key);
        assertThat(row.importedBy()).isEqualTo("Carla Compliance");
        assertThat(List.of(row.controls(), row.texts())).containsExactly(2, 1);
        assertThat(audit.historyOf(new SubjectRef(SubjectRef.FRAMEWORK, row.id()), 0, 10))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.act()).isEqualTo("FrameworkImported");
                    assertThat(act.details()).containsEntry("controls", 2).containsEntry("fileSha256", file.sha256());
                });
    }

    @Test
    void oneThatIsMeasuredHasNothingToTailor() {
        String key = key("measured");
        NewFramework own = framework(key, csv("ref,title", "1,One"));
        take(new NewFramework(key, "M", "", "", "", false, "en", "", null, null, own.file()));
        assertThat(lines(key)).extracting(ControlLine::tailored).containsExactly(false);
    }

    @Test
    void anOscalCatalogueIsTakenOver() {
        String key = key("oscal");
        take(framework(key, file("c.json", """
                {"catalog": {"groups": [{"id": "g", "title": "G", "controls": [
                  {"id": "a", "title": "A", "props": [{"name": "x-y", "value": "v"}],
                   "parts": [{"name": "statement", "prose": "Do it."}],
                   "controls": [{"id": "a.1", "title": "A1"}]}]}]}}
                """)));
        assertThat(lines(key)).extracting(ControlLine::ref).containsExactly("a", "a.1");
        assertThat(lines(key).getFirst().attributes()).isEqualTo(Map.of("x_y", List.of("v")));
    }

    @Test
    void onAnErrorNothingIsStored() {
        String key = key("wrong");
        HandedIn file = csv("ref,title,parent", "1,One,", "1,Two,", "2,Three,9");
        organisation.as(compliance, () -> {
            FrameworkPreview preview = imports.preview(file, null, null);
            assertThat(preview.possible()).isFalse();
            assertThat(preview.errors()).extracting(LineError::line).containsExactly(3, 4);
            refused(
                    () -> imports.confirm(framework(key, file), preview.fingerprint()),
                    Problem.Kind.INVALID,
                    "2 errors. Nothing was stored");
        });
        assertThat(count(key)).isZero();
    }

    @Test
    void onlyWhatWasSeenIsStored() {
        String key = key("seen");
        organisation.as(compliance, () -> {
            String seen = imports.preview(csv("ref", "1"), null, null).fingerprint();
            refused(
                    () -> imports.confirm(framework(key, csv("ref", "2")), seen),
                    Problem.Kind.STALE,
                    "Nothing was stored");
        });
        assertThat(count(key)).isZero();
    }

    @Test
    void whatItIsCalledIsChecked() {
        HandedIn file = csv("ref", "1");
        organisation.as(compliance, () -> {
            String seen = imports.preview(file, null, null).fingerprint();
            refused(() -> imports.confirm(framework("Bad Key", file), seen), Problem.Kind.INVALID, "small letters");
            refused(() -> imports.confirm(framework("gdpr", file), seen), Problem.Kind.INVALID, "this key already");
            refused(
                    () -> imports.confirm(
                            new NewFramework("ok-1", " ", "", "", "", true, "en", "", null, null, file), seen),
                    Problem.Kind.INVALID,
                    "called");
            refused(
                    () -> imports.confirm(
                            new NewFramework("ok-1", "x", "", "", "", true, "xx", "", null, null, file), seen),
                    Problem.Kind.INVALID,
                    "language");
            refused(
                    () -> imports.confirm(
                            new NewFramework("ok-1", "x", "e".repeat(41), "", "", true, "en", "", null, null, file),
                            seen),
                    Problem.Kind.INVALID,
                    "below 40");
        });
    }

    @Test
    void ofTwoAtOnceWithTheSameKeyOneIsTold() {
        String key = key("twice");
        NewFramework framework = framework(key, csv("ref", "1", "2"));
        List<CompletableFuture<Void>> both = List.of(
                CompletableFuture.runAsync(() -> take(framework)), CompletableFuture.runAsync(() -> take(framework)));
        List<Throwable> failures = new ArrayList<>();
        for (CompletableFuture<Void> one : both) {
            try {
                one.join();
            } catch (CompletionException e) {
                failures.add(e.getCause());
            }
        }
        assertThat(failures).singleElement().isInstanceOf(Problem.class);
        assertThat(count(key)).isOne();
        assertThat(lines(key)).hasSize(2);
    }

    @Test
    void threeThousandControlsAreInWithinSeconds() {
        StringBuilder file = new StringBuilder("ref,title,parent,heading,text,Kind,Area,Level\n");
        for (int group = 0; group < 100; group++) {
            file.append("g%d,Group %d,,yes,,,,\n".formatted(group, group));
            for (int control = 0; control < 30; control++) {
                file.append(
                        "g%1$d.%2$d,Control %1$d %2$d,g%1$d,no,\"Text of it, %2$d\",Preventive;Detective,a%2$d,%1$d\n"
                                .formatted(group, control));
            }
        }
        String key = key("large");
        long begun = System.nanoTime();
        take(framework(key, file("large.csv", file.toString())));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
        assertThat(row(key).controls()).isEqualTo(3000);
    }

    @Test
    void theExportWithItsTailoringIsReadAgainAndCalculatesNothing() {
        String key = key("round");
        take(framework(
                key,
                csv("ref,title,parent,heading,Kind", "A,People,,yes,", "A.1,\"'=HYPERLINK(\"\"x\"\")\",A,no,a;b")));
        organisation.as(compliance, () -> {
            ControlFacts control = controls.byCode(key + ":A.1");
            tailorings.tailor(
                    control.id(),
                    0,
                    new Applicability(true, Set.of(Reason.RISK), "+1, says\n\"he\"", null, null, 3),
                    new Practice(ImplementationStatus.PLANNED, 2, "@how"));
        });
        String text =
                new String(organisation.as(compliance, () -> export.csv(key)).content(), StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("\uFEFFNumber,Title,Parent,Heading,Kind,Applicable,Reasons,Justification")
                .contains("\"'=HYPERLINK", "\"'+1, says\n\"\"he\"\"\"", "'@how", "Applicable,Risk");
        String other = key("again");
        take(framework(other, file("x.csv", text)));
        assertThat(lines(other))
                .extracting(ControlLine::ref, ControlLine::title, ControlLine::heading, ControlLine::attributes)
                .isEqualTo(lines(key).stream()
                        .map(line -> tuple(line.ref(), line.title(), line.heading(), line.attributes()))
                        .toList());
        assertThat(lines(other).getFirst().title()).isEqualTo("=HYPERLINK(\"x\")");
        assertThat(organisation.as(compliance, () -> catalogue.framework(other)).attributes())
                .as("how it is tailored is no attribute")
                .extracting(Framework.Attribute::name)
                .containsExactly("Kind");
    }

    @Test
    void theShippedOnesAreExportedAndReadAgain() {
        for (String shipped : List.of("iso27002-2022", "iso27001-2022", "nist-csf-2.0", "gdpr", "pci-dss-4.0")) {
            HandedIn file = organisation.as(compliance, () -> export.csv(shipped));
            FrameworkContent content = FrameworkReader.read(file);
            assertThat(content.errors()).as(shipped).isEmpty();
            assertThat(content.entries())
                    .as(shipped)
                    .hasSize(jdbc.sql("""
                            SELECT count(*) FROM control k JOIN framework f ON f.id = k.framework_id WHERE f.key = :key
                            """)
                            .param("key", shipped)
                            .query(Integer.class)
                            .single());
        }
    }

    @Test
    void whatNothingRefersToIsRemovedWithAllThatBelongsToIt() {
        String key = key("gone");
        take(framework(key, csv("ref,title,parent,Kind,text", "A,x,,,", "A.1,y,A,k,words")));
        organisation.as(compliance, () -> removals.remove(key));
        assertThat(count(key)).isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM control WHERE code LIKE :code")
                        .param("code", key + ":%")
                        .query(Integer.class)
                        .single())
                .isZero();
        organisation.as(compliance, () -> refused(() -> removals.remove(key), Problem.Kind.NOT_FOUND, "not there"));
    }

    @Test
    void whatIsReferredToStaysAndTheReasonsAreTold() {
        organisation.as(
                compliance, () -> refused(() -> removals.remove("gdpr"), Problem.Kind.INVALID, "it comes with Bylaw"));
        String key = key("used");
        take(framework(key, csv("ref,title", "1,One", "2,Two")));
        organisation.as(
                compliance,
                () -> tailorings.tailor(
                        controls.byCode(key + ":1").id(),
                        0,
                        new Applicability(false, Set.of(), "None here", null, null, null),
                        new Practice(ImplementationStatus.NOT_STARTED, null, "")));
        organisation.as(
                compliance, () -> refused(() -> removals.remove(key), Problem.Kind.INVALID, "1 control is tailored"));
        FrameworkFiles.policyStating(
                jdbc, organisation, compliance, organisation.as(compliance, () -> controls.byCode(key + ":2")
                        .id()));
        organisation.as(
                compliance,
                () -> refused(
                        () -> removals.remove(key), Problem.Kind.INVALID, "1 policy states its controls; 1 control"));
        assertThat(count(key)).isOne();
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "COMPLIANCE", mode = EnumSource.Mode.EXCLUDE)
    void onlyComplianceChangesFrameworks(Role role) {
        UUID other = organisation.hire("Olga Other", null, null, role);
        HandedIn file = csv("ref", "1");
        organisation.as(other, () -> {
            assertThatThrownBy(() -> imports.preview(file, null, null)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> imports.confirm(framework("other-1", file), ""))
                    .isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> removals.remove("gdpr")).isInstanceOf(AccessDeniedException.class);
        });
        if (role == Role.EMPLOYEE || role == Role.HR) {
            organisation.as(other, () -> {
                assertThatThrownBy(() -> frameworks.all()).isInstanceOf(AccessDeniedException.class);
                assertThatThrownBy(() -> export.csv("gdpr")).isInstanceOf(AccessDeniedException.class);
            });
        } else {
            assertThat(organisation.as(other, () -> frameworks.all())).isNotEmpty();
            assertThat(organisation.as(other, () -> frameworks.mayChange())).isFalse();
        }
    }

    @Test
    void theDatabaseHoldsToOneSuccessorForEachEdition() {
        String key = key("db");
        take(framework(key, csv("ref", "1")));
        String insert = """
                INSERT INTO framework (id, key, name, tailored, shipped, replaces_id, position, imported_by, imported_at)
                SELECT gen_random_uuid(), :new, 'x', true, false, id, 9999, imported_by, imported_at FROM framework WHERE key = :key
                """;
        jdbc.sql(insert).param("new", key + "a").param("key", key).update();
        assertThatThrownBy(() -> jdbc.sql(insert)
                        .param("new", key + "b")
                        .param("key", key)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
