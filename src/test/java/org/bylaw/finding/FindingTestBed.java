package org.bylaw.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.AuditTrail;
import org.bylaw.shared.Ids;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.work.Duties;
import org.bylaw.workflow.Processes;
import org.bylaw.workflow.WhereItStands;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** An organisation in which compliance finds something, an owner corrects it, and both can be acted for. */
@ModuleTest
abstract class FindingTestBed {

    @Autowired
    Findings findings;

    @Autowired
    Corrections corrections;

    @Autowired
    CorrectionDesk desk;

    @Autowired
    FindingPages pages;

    @Autowired
    FindingTable table;

    @Autowired
    FindingDelegate delegate;

    @Autowired
    Duties duties;

    @Autowired
    AuditTrail audit;

    @Autowired
    Organisation organisation;

    @Autowired
    Processes processes;

    @Autowired
    DueJobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MovableClock movable;

    @Autowired
    Clock clock;

    UUID manager;
    UUID owner;
    UUID compliance;
    UUID reviewer;
    UUID stranger;
    UUID control;

    @BeforeEach
    void hire() {
        manager = organisation.hire("Mara Manager", null, null);
        owner = organisation.hire("Olaf Owner", null, manager);
        compliance = organisation.hire("Carla Compliance", null, null, Role.COMPLIANCE);
        reviewer = organisation.hire("Rita Reviewer", null, null, Role.CONTROL_OWNER);
        stranger = organisation.hire("Stig Stranger", null, null);
        control = jdbc.sql("SELECT id FROM control WHERE code = '8.13'")
                .query(UUID.class)
                .single();
    }

    @AfterEach
    void backToToday() {
        movable.setOffset(Duration.ZERO);
    }

    UUID raised() {
        return organisation.as(
                compliance, () -> findings.raise(onControl(LocalDate.now(clock).plusDays(30))));
    }

    /** What a reviewer found in a review, which the reviews' own module would let them raise. */
    UUID found(UUID review) {
        UUID id = Ids.next();
        NewFinding wanted = new NewFinding(
                control,
                new SubjectRef(SubjectRef.CONTROL_REVIEW, review),
                Severity.LOW,
                "No list of backups",
                "Nobody could show one.",
                owner,
                LocalDate.now(clock).plusDays(90));
        transaction.executeWithoutResult(status -> {
            table.insert(id, wanted, reviewer);
            table.insertAction(id, owner, reviewer, LocalDate.now(clock).plusDays(90));
        });
        return id;
    }

    NewFinding onControl(LocalDate dueOn) {
        return new NewFinding(
                control,
                SubjectRef.control(control),
                Severity.HIGH,
                "Restores are not tested",
                "The last restore test was in spring.",
                owner,
                dueOn);
    }

    UUID planned() {
        UUID id = raised();
        organisation.as(
                owner,
                () -> corrections.plan(
                        id, revision(id), "Test one restore a month", action(id).dueOn()));
        return id;
    }

    UUID reported() {
        UUID id = planned();
        organisation.as(owner, () -> corrections.reportDone(id, revision(id), "Restored on Monday", "Shown on screen"));
        return id;
    }

    UUID verified() {
        UUID id = reported();
        organisation.as(compliance, () -> corrections.verify(id, revision(id), "Seen in the log"));
        return id;
    }

    FindingFacts facts(UUID id) {
        return organisation.as(compliance, () -> findings.finding(id));
    }

    ActionFacts action(UUID id) {
        return facts(id).action();
    }

    int revision(UUID id) {
        return action(id).revision();
    }

    List<UUID> correcting(UUID id) {
        return duties.holders(FindingDuties.CORRECT, action(id).subject());
    }

    List<UUID> verifying(UUID id) {
        return duties.holders(FindingDuties.VERIFY, action(id).subject());
    }

    List<String> stands(UUID id) {
        return processes.whereIsIt(FindingCycle.PROCESS, action(id).id()).stream()
                .flatMap(picture -> picture.current().stream())
                .map(WhereItStands.Waiting::activityId)
                .toList();
    }

    List<String> acts(UUID id) {
        return audit.historyOf(action(id).subject(), 0, 50).reversed().stream()
                .map(AuditEntry::act)
                .toList();
    }

    /** Who was mailed of that kind about the finding, by name. */
    List<String> mailed(UUID id, String kind) {
        return jdbc.sql("""
                        SELECT p.name FROM outbox_mail o JOIN person p ON p.id = o.person_id
                        WHERE o.kind = :kind AND o.path = :path ORDER BY o.id
                        """)
                .param("kind", kind)
                .param("path", "/findings/" + id)
                .query(String.class)
                .list();
    }

    void pass(int days) {
        for (int day = 0; day < days; day++) {
            movable.advance(Duration.ofDays(1));
            jobs.runAll();
        }
    }

    static void refused(ThrowingCallable act, Problem.Kind kind, String field) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, (Consumer<Problem>) problem -> {
            assertThat(problem.kind()).as(problem.getMessage()).isEqualTo(kind);
            assertThat(problem.field().orElse("")).isEqualTo(field);
        });
    }
}
