package org.bylaw.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipFile;
import org.bylaw.people.Person;
import org.bylaw.shared.Ids;
import org.bylaw.shared.KeptPlans;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** Findings as board, list and file: filtered, in order, and as quick with 100,000 of them. */
class FindingBoardTest extends FindingTestBed {

    private static final int MANY = 100_000;

    @Autowired
    FindingBoard board;

    @Autowired
    FindingExport export;

    private FindingFilter mine(ActionState state) {
        return new FindingFilter("", null, owner, null, state, false, "");
    }

    private List<UUID> ids(FindingFilter filter) {
        return organisation.as(compliance, () -> board.page(filter, 0, 100)).stream()
                .map(FindingFacts::id)
                .toList();
    }

    @Test
    void eachColumnHoldsItsFindingsTheMostUrgentFirst() {
        UUID toPlan = raised();
        UUID sooner = organisation.as(
                compliance, () -> findings.raise(onControl(LocalDate.now(clock).plusDays(3))));
        UUID underWay = planned();
        UUID toVerify = reported();
        UUID done = verified();
        assertThat(ids(mine(ActionState.PLAN))).containsExactly(sooner, toPlan);
        assertThat(ids(mine(ActionState.DOING))).containsExactly(underWay);
        assertThat(ids(mine(ActionState.VERIFY))).containsExactly(toVerify);
        assertThat(ids(mine(ActionState.DONE))).containsExactly(done);
        assertThat(ids(mine(null))).startsWith(sooner).hasSize(4).doesNotContain(done);
        assertThat(organisation.as(compliance, () -> board.counts(mine(ActionState.DOING))))
                .containsEntry(ActionState.PLAN, 2)
                .containsEntry(ActionState.DOING, 1)
                .containsEntry(ActionState.VERIFY, 1)
                .containsEntry(ActionState.DONE, 1);
        assertThat(organisation.as(compliance, () -> board.count(mine(null)))).isEqualTo(4);
    }

    @Test
    void filtersNarrow() {
        UUID department = organisation.department("ops-" + owner, "Operations");
        jdbc.sql("UPDATE person SET department_id = :department WHERE id = :id")
                .param("department", department)
                .param("id", owner)
                .update();
        UUID id = raised();
        String name = facts(id).name();
        assertThat(ids(new FindingFilter("RESTORES are", Severity.HIGH, owner, department, null, false, "8.13")))
                .containsExactly(id);
        assertThat(ids(new FindingFilter(name, null, null, null, null, false, "")))
                .containsExactly(id);
        assertThat(ids(new FindingFilter(name, Severity.LOW, null, null, null, false, "")))
                .isEmpty();
        assertThat(ids(new FindingFilter(name, null, stranger, null, null, false, "")))
                .isEmpty();
        assertThat(ids(new FindingFilter(name, null, null, null, null, false, "8.12")))
                .isEmpty();
        assertThat(ids(new FindingFilter("100% '_", null, owner, null, null, false, "")))
                .isEmpty();
        FindingFilter late = new FindingFilter(name, null, null, department, null, true, "");
        assertThat(ids(late)).isEmpty();
        pass(31);
        assertThat(ids(late)).containsExactly(id);
        assertThat(organisation.as(compliance, () -> board.count(late))).isEqualTo(1);
        assertThat(organisation.as(compliance, () -> board.owners("olaf ow", 0, 500)))
                .extracting(Person::id)
                .contains(owner)
                .doesNotContain(stranger);
    }

    @Test
    void staffSeeTheirOwnAndNoBoard() {
        UUID id = raised();
        assertThatThrownBy(() -> organisation.as(owner, () -> board.page(FindingFilter.NONE, 0, 10)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(organisation.as(owner, () -> findings.finding(id)).id()).isEqualTo(id);
        assertThat(organisation.as(stranger, () -> findings.of(SubjectRef.control(control))))
                .isEmpty();
    }

    @Test
    void aFileHoldsWhatIsShownAndNoFormula() throws IOException {
        UUID id = organisation.as(
                compliance,
                () -> findings.raise(new NewFinding(
                        control,
                        SubjectRef.control(control),
                        Severity.CRITICAL,
                        "=HYPERLINK(\"http://x\";\"y\")",
                        "Two\nlines, \"quoted\"",
                        owner,
                        null)));
        String csv = written(out -> export.csv(mine(null), out)).toString(StandardCharsets.UTF_8);
        assertThat(csv)
                .startsWith("\uFEFFNumber,Finding,Control,Severity,State,Owner")
                .contains(facts(id).name() + ",\"'=HYPERLINK(\"\"http://x\"\";\"\"y\"\")\",")
                .contains("\"Two\nlines, \"\"quoted\"\"\"")
                .endsWith("\r\n");
        ByteArrayOutputStream xlsx = written(out -> export.xlsx(mine(null), out));
        Path file = Files.createTempFile("findings", ".xlsx");
        Files.write(file, xlsx.toByteArray());
        String sheet;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            sheet = new String(
                    zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml")).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
        Files.delete(file);
        assertThat(sheet).contains("=HYPERLINK(").contains("inlineStr").doesNotContain("<f>");
    }

    private interface Writing {
        void into(OutputStream out) throws IOException;
    }

    private ByteArrayOutputStream written(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        organisation.as(compliance, () -> {
            try {
                writing.into(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return out;
    }

    @Test
    void aHundredThousandAreReadByIndexesPageByPage() {
        transaction.executeWithoutResult(status -> {
            insertMany();
            organisation.as(compliance, () -> {
                List<FindingFacts> first = board.page(FindingFilter.NONE, 0, 50);
                List<FindingFacts> far = board.page(FindingFilter.NONE, 60_000, 50);
                assertThat(first).hasSize(50).doesNotContainAnyElementsOf(far);
                assertThat(far).hasSize(50).isSortedAccordingTo((one, other) -> one.action()
                        .dueOn()
                        .compareTo(other.action().dueOn()));
                assertThat(board.count(mine(null))).isEqualTo(MANY * 3 / 4);
                assertThat(board.counts(mine(null)).values()).allMatch(number -> number == MANY / 4);
            });
            assertThat(plan(FindingFilter.NONE))
                    .contains("corrective_action_due")
                    .doesNotContain("Sort");
            assertThat(plan(FindingFilter.NONE.state(ActionState.VERIFY)))
                    .contains("corrective_action_board")
                    .doesNotContain("Sort");
            assertThat(plan(FindingFilter.NONE.state(ActionState.DONE)))
                    .contains("corrective_action_ended")
                    .doesNotContain("Sort");
            status.setRollbackOnly();
        });
    }

    private String plan(FindingFilter filter) {
        return String.join(
                "\n",
                jdbc.sql("EXPLAIN " + FindingBoard.pageSql(filter, board.condition(filter)))
                        .param("offset", 0)
                        .param("limit", 50)
                        .query(String.class)
                        .list());
    }

    private void insertMany() {
        jdbc.sql("""
                        INSERT INTO finding (id, control_id, origin_kind, origin_id, severity, title, description, raised_by,
                            raised_at, state, closed_at)
                        SELECT gen_random_uuid(), :control, 'control', :marker, 'LOW', 'Finding ' || n, 'Text', :by, :now,
                            CASE n % 4 WHEN 3 THEN 'CLOSED' ELSE 'OPEN' END, CASE n % 4 WHEN 3 THEN :now END
                        FROM generate_series(1, :many) AS n
                        """)
                .param("control", control)
                .param("marker", marker)
                .param("by", compliance)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("many", MANY)
                .update();
        KeptPlans.forget(jdbc);
        jdbc.sql("""
                        INSERT INTO corrective_action (id, finding_id, owner_id, plan, due_on, state, started_at, done_at,
                            done_by, ended_at)
                        SELECT gen_random_uuid(), f.id, :owner, 'Plan', CAST(:today AS date) + CAST(f.number % 1000 AS integer),
                            s.state, :now, CASE WHEN s.state IN ('VERIFY', 'DONE') THEN CAST(:now AS timestamptz) END,
                            CASE WHEN s.state IN ('VERIFY', 'DONE') THEN CAST(:owner AS uuid) END,
                            CASE WHEN s.state = 'DONE' THEN CAST(:now AS timestamptz) END
                        FROM finding f CROSS JOIN LATERAL (
                            SELECT CASE WHEN f.state = 'CLOSED' THEN 'DONE' ELSE
                                (ARRAY['PLAN', 'DOING', 'VERIFY'])[CAST(split_part(f.title, ' ', 2) AS integer) % 4 + 1] END
                                AS state) s
                        WHERE f.origin_id = :marker
                        """)
                .param("owner", owner)
                .param("marker", marker)
                .param("today", LocalDate.now(clock))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private final UUID marker = Ids.next();

    @Test
    void anAuditorReadsAllAndRaisesNothing() {
        UUID auditor = organisation.hire("Anna Auditor", null, null, Role.AUDITOR);
        assertThat(organisation.as(auditor, findings::mayRaiseAnywhere)).isFalse();
        assertThat(organisation.as(auditor, () -> board.count(FindingFilter.NONE)))
                .isNotNegative();
    }
}
