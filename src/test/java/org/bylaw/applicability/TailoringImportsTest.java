package org.bylaw.applicability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bylaw.applicability.intake.ImportColumn;
import org.bylaw.applicability.intake.ImportFile;
import org.bylaw.applicability.intake.ImportPreview;
import org.bylaw.applicability.intake.ImportPreview.LineError;
import org.bylaw.applicability.intake.ImportRequest;
import org.bylaw.applicability.intake.TailoringImports;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.History;
import org.bylaw.control.Reason;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@ModuleTest
@Import(ApplicabilityTestBed.class)
class TailoringImportsTest {

    private static final String ISO = "iso27002-2022";

    @Autowired
    private ApplicabilityTestBed.Scene scene;

    @Autowired
    private TailoringImports imports;

    @Autowired
    private History history;

    @Autowired
    private Organisation organisation;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    private static ImportFile file(String text) {
        return new ImportFile("soa.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private ImportPreview preview(ImportFile file, String framework) {
        return organisation.as(scene.compliance, () -> imports.preview(file, new ImportRequest(framework, null, null)));
    }

    private ImportPreview preview(String text) {
        return preview(file(text), scene.framework);
    }

    private int confirm(ImportFile file, String framework, String fingerprint) {
        return organisation.as(
                scene.compliance, () -> imports.confirm(file, new ImportRequest(framework, null, null), fingerprint));
    }

    private static void refused(ThrowingCallable act, Problem.Kind kind, String words) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, (Consumer<Problem>) problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.getMessage()).contains(words);
        });
    }

    private void nothingIsDecided(String framework) {
        jdbc.sql("""
                        UPDATE tailoring SET applicable = NULL, reasons = '{}', justification = '', owner_id = NULL,
                            department_id = NULL, status = 'NOT_STARTED', maturity = NULL, target_maturity = NULL, how = '',
                            revision = revision + 1
                        WHERE control_id IN (SELECT k.id FROM control k JOIN framework f ON f.id = k.framework_id
                            WHERE f.key = :framework)
                        """).param("framework", framework).update();
    }

    private String tailored(String code) {
        return jdbc.sql("""
                        SELECT concat_ws(' | ', t.applicable, array_to_string(t.reasons, ','), t.justification, o.name, t.status,
                            t.maturity, t.target_maturity, t.how, d.name)
                        FROM tailoring t JOIN control k ON k.id = t.control_id LEFT JOIN person o ON o.id = t.owner_id
                        LEFT JOIN department d ON d.id = t.department_id WHERE k.code = :code
                        """).param("code", code).query(String.class).single();
    }

    /** All 93, as somebody's German spreadsheet has them. */
    private String ninetyThree() {
        StringBuilder text = new StringBuilder(
                "Verantwortlich;Maßnahme;Bezeichnung;Umsetzungsstatus;Anwendbar?;Begründung für Ausschluss;Grund;Reifegrad\n");
        List<String> refs =
                jdbc.sql("""
                        SELECT k.ref FROM control k JOIN framework f ON f.id = k.framework_id
                        WHERE f.key = :framework AND NOT k.heading ORDER BY k.position
                        """).param("framework", ISO).query(String.class).list();
        for (String ref : refs) {
            text.append(
                    ref.startsWith("7.")
                            ? ";A.%s;egal;;nein;\"Kein Büro; alles remote\";;\n".formatted(ref)
                            : "Otto Owner;A.%s;egal;teilweise;Ja;;Risiko und Gesetz;2\n".formatted(ref));
        }
        return text.toString();
    }

    @Test
    void aStatementOfNinetyThreeLinesWithForeignColumnNamesIsTakenOver() {
        nothingIsDecided(ISO);
        ImportFile file = new ImportFile("soa.csv", ninetyThree().getBytes(Charset.forName("windows-1252")));
        ImportPreview preview = preview(file, ISO);
        assertThat(preview.errors()).isEmpty();
        assertThat(preview.unused()).containsExactly("Bezeichnung");
        assertThat(preview.changes()).hasSize(93);
        assertThat(preview.changes().getFirst().facts())
                .contains(
                        new Difference.Fact("Applicable?", "Not decided", "Applicable"),
                        new Difference.Fact("Reasons", "", "Risk, Law"),
                        new Difference.Fact("Status", "Not started", "Partly implemented"));
        assertThat(tailored("5.1")).as("a preview stores nothing").startsWith(" |");
        assertThat(confirm(file, ISO, preview.fingerprint())).isEqualTo(93);
        assertThat(tailored("5.1")).isEqualTo("t | RISK,LAW |  | Otto Owner | PARTLY_IMPLEMENTED | 2 | ");
        assertThat(tailored("7.14")).isEqualTo("f |  | Kein Büro; alles remote | NOT_STARTED | ");
        UUID control = jdbc.sql("SELECT id FROM control WHERE code = '8.34'")
                .query(UUID.class)
                .single();
        assertThat(organisation
                        .as(scene.auditor, () -> history.of(SubjectRef.control(control), 0, 5)
                                .acts())
                        .getFirst())
                .extracting(AuditEntry::act, entry -> entry.details().get("status"))
                .containsExactly("ControlTailored", Map.of("before", "Not started", "after", "Partly implemented"));
        assertThat(jdbc.sql("SELECT count(*) FROM audit_event WHERE act = 'TailoringImported' AND actor_id = :id")
                        .param("id", scene.compliance)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        refused(() -> confirm(file, ISO, preview(file, ISO).fingerprint()), Problem.Kind.INVALID, "knows already");
    }

    @Test
    void eachKindOfErrorIsNamedWithItsLineAndNothingIsStored() {
        nothingIsDecided(ISO);
        UUID left = organisation.hire("Lars Left", null, null, Role.CONTROL_OWNER);
        jdbc.sql("UPDATE person SET active = false, left_at = now() WHERE id = :id")
                .param("id", left)
                .update();
        organisation.hire("Dora Double", null, null, Role.CONTROL_OWNER);
        organisation.hire("Dora Double", null, null, Role.CONTROL_OWNER);
        String text = """
                Control ID,Applicable?,Reasons,Justification,Status,Owner,Department,Maturity level,How we do it
                5.1,yes,risk,,implemented,Otto Owner,,3,fine
                5.99,yes,risk,,,,,,
                5.1,yes,risk,,,,,,
                5.2,perhaps,risk,,,,,,
                5.3,yes,,,,,,,
                5.4,no,,,,,,,
                5.5,yes,risk,,,Nobody Known,,,
                5.6,yes,risk,,,Sam Staff,,,
                5.7,yes,risk,,,Lars Left,,,
                5.8,yes,risk,,nearly,,,,
                5.9,yes,risk,,,,,6,
                5.10,yes,risk,,,,Department of silly walks,,
                5.11,yes,risk,%s,,,,,
                5.12,yes,risk,,,,
                5.13,yes,risk,,,,,,,,surplus
                5.14,yes,whim,,,,,,
                5.15,,risk,,,,,,
                5.16,yes,risk,,,Dora Double,,,
                5.17,yes,risk,,,,,,"a\u0007b"
                """.formatted("x".repeat(4001));
        ImportPreview preview = preview(file(text), ISO);
        assertThat(preview.errors())
                .extracting(LineError::line, LineError::wrong)
                .containsExactly(
                        tuple(3, "There is no control “5.99” in this framework."),
                        tuple(4, "“5.1” stands in line 2 already."),
                        tuple(5, "“perhaps” is neither yes nor no."),
                        tuple(6, "It applies, but no reason is named."),
                        tuple(7, "It does not apply, but it is not said why not."),
                        tuple(8, "Nobody is called “Nobody Known”."),
                        tuple(9, "“Sam Staff” is not a control owner."),
                        tuple(10, "“Lars Left” has left."),
                        tuple(11, "“nearly” is no status that Bylaw knows."),
                        tuple(12, "“6” is no maturity."),
                        tuple(13, "There is no department “Department of silly walks”."),
                        tuple(14, "The value has 4,001 characters."),
                        tuple(15, "The line has 2 values too few."),
                        tuple(16, "The line has 2 values too many."),
                        tuple(17, "“whim” is no reason that Bylaw knows."),
                        tuple(18, "It is not said whether the control applies."),
                        tuple(19, "Several people are called “Dora Double”."),
                        tuple(20, "The value has characters in it that nobody can see, or that could not be read."));
        assertThat(preview.errors().getFirst().column()).isEqualTo("Control ID");
        refused(() -> confirm(file(text), ISO, preview.fingerprint()), Problem.Kind.INVALID, "Nothing was stored");
        assertThat(tailored("5.1")).as("not even the lines without an error").startsWith(" |");
    }

    @Test
    void whatIsNoSuchFileIsSaid() {
        refused(() -> preview("Control,Applicable\n1.1,\"yes\n1.2,no\n"), Problem.Kind.INVALID, "quotation marks");
        refused(() -> preview(""), Problem.Kind.INVALID, "empty");
        refused(() -> preview("Control,Applicable\n"), Problem.Kind.INVALID, "no control in it");
        refused(
                () -> preview(new ImportFile("x.csv", new byte[] {1, 0, 2, 0, 3}), scene.framework),
                Problem.Kind.INVALID,
                "not a CSV file");
        refused(
                () -> preview(
                        new ImportFile("x.csv", "PK\u0003\u0004more".getBytes(StandardCharsets.ISO_8859_1)),
                        scene.framework),
                Problem.Kind.INVALID,
                "Excel workbook");
        refused(() -> preview(file("Control,Applicable\n5.1,yes\n"), "gdpr"), Problem.Kind.INVALID, "mappings");
        assertThat(preview("Nonsense,Applicable\n1.1,yes\n").errors())
                .extracting(LineError::column)
                .containsExactly("Control");
    }

    @ParameterizedTest
    @CsvSource({"A.5.1", "5.1", "5.01", "a5.1", "ISO 27001 A.5.1", "5.1 Policies for information security", "A.5.01."})
    void aControlIsFoundHoweverItIsWritten(String ref) {
        ImportPreview preview = preview(file("Ref;Applicable;Reason\n" + ref + ";yes;LR, BR/BP\n"), ISO);
        assertThat(preview.errors()).isEmpty();
        assertThat(preview.changes()).allMatch(change -> change.code().equals("5.1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Control;Applicable;Reason;Owner           | UTF-16
            Control,Applicable,Reason,Owner           | UTF-8
            Control~Applicable~Reason~Owner           | windows-1252
            """)
    void separatorAndEncodingAreFoundOut(String heads, String charset) {
        String separator = heads.replaceAll("[A-Za-z]", "").substring(0, 1).replace("~", "\t");
        String text =
                heads.replace("~", "\t") + "\r\n" + String.join(separator, "1.1", "ja", "Geschäftsbedarf", "") + "\r\n";
        ImportPreview preview =
                preview(new ImportFile("soa.csv", text.getBytes(Charset.forName(charset))), scene.framework);
        assertThat(preview.errors()).isEmpty();
        assertThat(preview.changes().getFirst().facts())
                .contains(
                        new Difference.Fact("Reasons", "Risk", "Business need"),
                        new Difference.Fact("Owner", "Otto Owner", ""));
    }

    @Test
    void marksInColumnsOfTheirOwnAreReasonsAndTwoJustificationsBecomeOne() {
        UUID it = organisation.department("soa-it", "SoA IT");
        String text = """
                Control\tIn scope\tLR\tCO\tBR/BP\tRRA\tJustification for inclusion\tJustification for exclusion\tDept\tResponsible
                1.1\tY\tx\t\t\tx\tBecause we must\t\tsoa it\tOtto Owner <%s>
                1.2\tN/A\t\t\t\t\t\tWe have none\t\t
                """.formatted(mail(scene.owner));
        assertThat(confirm(file(text), scene.framework, preview(text).fingerprint()))
                .isEqualTo(2);
        assertThat(tailored(scene.framework + ":1.1"))
                .isEqualTo("t | LAW,RISK | Because we must | Otto Owner | NOT_STARTED |  | SoA IT"
                        .replace("LAW,RISK", "RISK,LAW"));
        assertThat(tailored(scene.framework + ":1.2")).startsWith("f |").contains("We have none");
        assertThat(it).isNotNull();
    }

    private String mail(UUID person) {
        return jdbc.sql("SELECT email FROM person WHERE id = :id")
                .param("id", person)
                .query(String.class)
                .single();
    }

    @Test
    void thePersonPutsTheColumnsRightAndNamesTheReasonThatTheFileLacks() {
        nothingIsDecided(scene.framework);
        ImportFile file = file("Thing,Do we?,Note\n1.1,yes,Because\n");
        Map<ImportColumn, Integer> places = new EnumMap<>(ImportColumn.class);
        places.put(ImportColumn.CONTROL, 0);
        places.put(ImportColumn.APPLICABLE, 1);
        places.put(ImportColumn.JUSTIFICATION, 2);
        assertThat(preview(file, scene.framework).errors()).hasSize(2);
        ImportRequest without = new ImportRequest(scene.framework, places, null);
        assertThat(organisation
                        .as(scene.compliance, () -> imports.preview(file, without))
                        .errors())
                .extracting(LineError::wrong)
                .containsExactly("It applies, but no reason is named.");
        ImportRequest with = new ImportRequest(scene.framework, places, Reason.BEST_PRACTICE);
        ImportPreview preview = organisation.as(scene.compliance, () -> imports.preview(file, with));
        assertThat(preview.errors()).isEmpty();
        organisation.as(scene.compliance, () -> imports.confirm(file, with, preview.fingerprint()));
        assertThat(tailored(scene.framework + ":1.1")).startsWith("t | BEST_PRACTICE | Because");
    }

    @Test
    void whatSomebodyChangedMeanwhileIsNotOverwritten() {
        ImportFile file = file("Control,Applicable,How\n1.1,yes,From the file\n1.2,yes,From the file\n");
        ImportPreview preview = preview(file, scene.framework);
        scene.tailor(1, "how = 'By hand'");
        refused(() -> confirm(file, scene.framework, preview.fingerprint()), Problem.Kind.STALE, "Nothing was stored");
        assertThat(tailored(scene.framework + ":1.1")).doesNotContain("From the file");
        assertThat(tailored(scene.framework + ":1.2")).contains("By hand");
    }

    @Test
    void onlyComplianceTakesAnythingOver() {
        ImportFile file = file("Control,Applicable\n1.1,yes\n");
        for (UUID other : List.of(scene.auditor, scene.owner, scene.boss, scene.staff)) {
            organisation.as(other, () -> assertThatThrownBy(
                            () -> imports.preview(file, new ImportRequest(scene.framework, null, null)))
                    .isInstanceOf(AccessDeniedException.class));
        }
    }
}
