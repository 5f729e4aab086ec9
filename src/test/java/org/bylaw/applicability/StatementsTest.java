package org.bylaw.applicability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bylaw.approval.ApprovalRecords;
import org.bylaw.approval.Approvals;
import org.bylaw.approval.Outcome;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.History;
import org.bylaw.control.Framework;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.work.HandingOver;
import org.bylaw.workflow.Processes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@ModuleTest
@Import(ApplicabilityTestBed.class)
class StatementsTest {

    @Autowired
    private ApplicabilityTestBed.Scene scene;

    @Autowired
    private Statements statements;

    @Autowired
    private StatementDrafts drafts;

    @Autowired
    private Approvals approvals;

    @Autowired
    private ApprovalRecords records;

    @Autowired
    private Processes processes;

    @Autowired
    private History history;

    @Autowired
    private HandingOver handingOver;

    @Autowired
    private Organisation organisation;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void begin() {
        scene.begin();
    }

    private static void refused(ThrowingCallable act, Problem.Kind kind, String words) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, (Consumer<Problem>) problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.getMessage()).contains(words);
        });
    }

    private List<Difference> since(UUID version) {
        return organisation.as(scene.auditor, () -> statements.since(statements.version(version)));
    }

    @Test
    void fromTheDraftThroughTheSignatureIntoForceAndThenToTheNextVersion() {
        UUID first = scene.inForce();
        assertThat(scene.version(first).state()).isEqualTo(StatementState.IN_FORCE);
        assertThat(scene.version(first).name()).isEqualTo("1.0");
        assertThat(jdbc.sql("SELECT statement FROM approval_signature g JOIN approval_round r ON r.id = g.round_id"
                                + " WHERE r.subject_id = :id AND g.sha256 = r.sha256")
                        .param("id", first)
                        .query(String.class)
                        .single())
                .isEqualTo("I, Bea Boss, approve “Statement, version 1.0” for the stage “Management”.");
        assertThat(since(first)).isEmpty();

        scene.tailor(1, "applicable = false, justification = 'Nothing of that here'");
        scene.tailor(2, "status = 'IMPLEMENTED'");
        assertThat(since(first)).extracting(Difference::name).containsExactly("1.2 Control 1.2", "1.10 Control 1.10");
        assertThat(since(first).getFirst().facts())
                .containsExactly(
                        new Difference.Fact("Applicable?", "Applicable", "Not applicable"),
                        new Difference.Fact("Justification", "", "Nothing of that here"));

        UUID second = organisation.as(scene.compliance, () -> drafts.begin(scene.framework));
        assertThat(scene.version(second).name()).isEqualTo("2.0");
        assertThat(scene.version(second).scope())
                .as("carried over from the one before")
                .isEqualTo("All sites");
        organisation.as(
                scene.compliance,
                () -> drafts.describe(second, 0, new StatementDrafts.Words("Statement", "All sites", "Two changes")));
        scene.submit(second);
        scene.sign(second);
        assertThat(scene.version(second).state()).isEqualTo(StatementState.IN_FORCE);
        assertThat(scene.version(first).state()).isEqualTo(StatementState.SUPERSEDED);
        assertThat(organisation.as(
                        scene.auditor, () -> statements.between(statements.version(first), statements.version(second))))
                .extracting(Difference::code)
                .containsExactly(scene.framework + ":1.2", scene.framework + ":1.10");
        assertThat(organisation.as(scene.auditor, () -> statements.versions(scene.framework())))
                .extracting(StatementVersion::name)
                .containsExactly("2.0", "1.0");
        assertThat(jdbc.sql("SELECT person_id FROM outbox_mail WHERE kind = 'statement.in-force'")
                        .query(UUID.class)
                        .list())
                .contains(scene.compliance, scene.colleague, scene.owner)
                .doesNotContain(scene.staff);
    }

    @Test
    void whatIsChangedMeanwhileDoesNotReachTheSubmittedVersion() {
        UUID version = scene.submitted();
        String sha256 = scene.version(version).sha256();
        scene.tailor(0, "how = 'Otherwise'");
        assertThat(scene.version(version).sha256()).isEqualTo(sha256);
        assertThat(organisation.as(scene.auditor, () -> statements.lines(statements.version(version))))
                .extracting(StatementLine::how)
                .containsOnly("");
        assertThat(since(version)).hasSize(1);
        assertThat(scene.page(scene.boss, version).textChanged()).isFalse();
        scene.sign(version);
        assertThat(since(version)).as("and it is still said that it differs").hasSize(1);
    }

    @Test
    void theFingerprintIsThatOfTheTextThatIsShown() {
        UUID version = scene.submitted();
        String text = organisation.as(scene.boss, () -> statements.text(statements.version(version)));
        assertThat(StatementText.sha256(text)).isEqualTo(scene.version(version).sha256());
        assertThat(text)
                .contains(
                        "Version: 1.0\n", "Scope: All sites\n", "Control: 1.10 Control 1.10\n", "Owner: Otto Owner\n");
    }

    @Test
    void undecidedControlsAreNamedAndNothingIsSubmitted() {
        scene.tailor(2, "applicable = NULL, reasons = '{}'");
        UUID version = scene.draft();
        refused(() -> scene.submit(version), Problem.Kind.INVALID, "1.10 Control 1.10");
        assertThat(scene.version(version).state()).isEqualTo(StatementState.DRAFT);
        assertThat(organisation.as(scene.compliance, () -> statements.undecided(scene.version(version))))
                .containsExactly("1.10 Control 1.10");
    }

    @Test
    void withoutScopeAndSummaryNothingIsSubmitted() {
        UUID version = organisation.as(scene.compliance, () -> drafts.begin(scene.framework));
        refused(() -> scene.submit(version), Problem.Kind.INVALID, "covers");
        organisation.as(
                scene.compliance,
                () -> drafts.describe(version, 0, new StatementDrafts.Words("Statement", "All sites", "")));
        refused(() -> scene.submit(version), Problem.Kind.INVALID, "what changes");
    }

    @Test
    void whoeverDraftedItDecidesNothingWhateverRoleTheyHave() {
        jdbc.sql("INSERT INTO person_role (person_id, role) VALUES (:id, 'management')")
                .param("id", scene.compliance)
                .update();
        UUID version = scene.submitted();
        assertThat(scene.page(scene.compliance, version).turns()).isEmpty();
        assertThat(scene.page(scene.compliance, version).wroteIt()).isTrue();
        assertThat(scene.page(scene.boss, version).turns()).hasSize(1);
        assertThatThrownBy(() -> jdbc.sql("""
                                INSERT INTO approval_seat (id, stage_id, round_id, person_id, why, state)
                                SELECT gen_random_uuid(), stage_id, round_id, :me, why, 'OPEN' FROM approval_seat
                                WHERE round_id = :round LIMIT 1
                                """)
                        .param("me", scene.compliance)
                        .param("round", scene.round(version))
                        .update())
                .as("nor does the database take them")
                .hasStackTraceContaining("approval_seat");
    }

    @Test
    void whereAllOfManagementDraftedItIsSaidWhoIsMissing() {
        jdbc.sql("DELETE FROM person_role WHERE person_id = :id AND role = 'management'")
                .param("id", scene.boss)
                .update();
        UUID version = scene.draft();
        refused(() -> scene.submit(version), Problem.Kind.INVALID, "Management");
        assertThat(scene.version(version).state()).isEqualTo(StatementState.DRAFT);
        assertThat(scene.version(version).isFrozen()).isFalse();
    }

    @Test
    void changesReturnItToTheDraftWhichFollowsTheControlsAgain() {
        UUID version = scene.submitted();
        scene.decide(version, Outcome.CHANGES_REQUESTED);
        assertThat(scene.version(version).state()).isEqualTo(StatementState.DRAFT);
        scene.tailor(0, "how = 'Otherwise'");
        assertThat(organisation.as(scene.auditor, () -> statements.lines(statements.version(version))))
                .extracting(StatementLine::how)
                .contains("Otherwise");
        assertThat(openDuties(scene.compliance)).contains("finish-statement");
        scene.submit(version);
        assertThat(openDuties(scene.compliance)).doesNotContain("finish-statement");
        assertThat(scene.page(scene.boss, version).round().number()).isEqualTo(2);
    }

    private List<String> openDuties(UUID person) {
        return jdbc.sql("SELECT kind FROM duty WHERE person_id = :person AND closed_at IS NULL")
                .param("person", person)
                .query(String.class)
                .list();
    }

    @Test
    void aRejectedOneEndsAndANewOneMayBegin() {
        UUID version = scene.submitted();
        scene.decide(version, Outcome.REJECTED);
        assertThat(scene.version(version).state()).isEqualTo(StatementState.REJECTED);
        UUID next = organisation.as(scene.compliance, () -> drafts.begin(scene.framework));
        assertThat(scene.version(next).name()).isEqualTo("2.0");
    }

    @Test
    void aWithdrawnOneIsADraftAgainAndNobodyIsAskedAnyMore() {
        UUID version = scene.submitted();
        refused(
                () -> organisation.as(scene.compliance, () -> drafts.withdraw(version, " ")),
                Problem.Kind.INVALID,
                "Say why");
        assertThat(openDuties(scene.boss)).contains("approve");
        organisation.as(scene.compliance, () -> drafts.withdraw(version, "Too early"));
        assertThat(scene.version(version).state()).isEqualTo(StatementState.DRAFT);
        assertThat(openDuties(scene.boss)).doesNotContain("approve");
        refused(
                () -> organisation.as(scene.compliance, () -> drafts.withdraw(version, "Again")),
                Problem.Kind.STALE,
                "not waiting");
    }

    @Test
    void aDraftThatIsPutAwayGivesItsNumberBack() {
        UUID version = scene.draft();
        organisation.as(scene.compliance, () -> drafts.discard(version));
        assertThat(scene.version(version).state()).isEqualTo(StatementState.DISCARDED);
        UUID next = organisation.as(scene.compliance, () -> drafts.begin(scene.framework));
        assertThat(scene.version(next).name()).isEqualTo("1.0");
        refused(
                () -> organisation.as(
                        scene.compliance,
                        () -> drafts.describe(version, 1, new StatementDrafts.Words("Statement", "", ""))),
                Problem.Kind.STALE,
                "put away");
    }

    @Test
    void ofTwoWhoBeginAtOnceOneIsTold() {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            CyclicBarrier together = new CyclicBarrier(2);
            List<Future<Boolean>> both = List.of(scene.compliance, scene.colleague).stream()
                    .map(person -> threads.submit(() -> {
                        together.await();
                        try {
                            organisation.as(person, () -> drafts.begin(scene.framework));
                            return true;
                        } catch (Problem problem) {
                            assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE);
                            return false;
                        }
                    }))
                    .toList();
            assertThat(both)
                    .extracting(future -> future.get(30, TimeUnit.SECONDS))
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void ofTwoWhoWriteAtOnceTheSecondOverwritesNothing() {
        UUID version = scene.draft();
        int seen = scene.version(version).revision();
        organisation.as(
                scene.compliance,
                () -> drafts.describe(version, seen, new StatementDrafts.Words("Statement", "Hamburg", "First")));
        refused(
                () -> organisation.as(
                        scene.colleague,
                        () -> drafts.describe(version, seen, new StatementDrafts.Words("Statement", "Oslo", "First"))),
                Problem.Kind.STALE,
                "Somebody has changed");
        refused(
                () -> organisation.as(scene.colleague, () -> drafts.submit(version, seen)),
                Problem.Kind.STALE,
                "Somebody has changed");
        assertThat(scene.version(version).scope()).isEqualTo("Hamburg");
        refused(
                () -> organisation.as(
                        scene.compliance,
                        () -> drafts.describe(
                                version, seen + 1, new StatementDrafts.Words("St\u0430tement", "Oslo", "First"))),
                Problem.Kind.INVALID,
                "look alike");
    }

    @Test
    void whoWorksWithControlsReadsItAndOnlyComplianceDrafts() {
        UUID version = scene.submitted();
        for (UUID reader : List.of(scene.auditor, scene.owner, scene.boss)) {
            assertThat(organisation
                            .as(reader, () -> statements.version(version))
                            .id())
                    .isEqualTo(version);
            organisation.as(reader, () -> assertThatThrownBy(() -> drafts.begin(scene.framework))
                    .isInstanceOf(AccessDeniedException.class));
        }
        organisation.as(scene.staff, () -> {
            refused(() -> statements.version(version), Problem.Kind.NOT_FOUND, "not there");
            assertThatThrownBy(() ->
                            statements.versions(new Framework(UUID.randomUUID(), "x", "x", "", "", true, List.of())))
                    .isInstanceOf(AccessDeniedException.class);
        });
    }

    @Test
    void whoeverTheDecisionIsHandedToReadsWhatTheyDecideOn() {
        UUID version = scene.submitted();
        UUID round = scene.round(version);
        UUID seat = scene.page(scene.boss, version).turns().getFirst().seatId();
        organisation.as(scene.compliance, () -> approvals.handOver(round, seat, scene.staff, "On leave"));
        assertThat(organisation.as(scene.staff, () -> statements.lines(statements.version(version))))
                .hasSize(3);
        assertThat(organisation.as(scene.staff, () -> records.page(round)).turns())
                .hasSize(1);
    }

    @Test
    void theControlsPageSaysWhatTheStatementSaysOfIt() {
        UUID control = scene.controls.get(1);
        assertThat(organisation.as(scene.owner, () -> statements.ofControl(control)))
                .isEmpty();
        UUID version = scene.inForce();
        Statements.OfControl same = organisation
                .as(scene.owner, () -> statements.ofControl(control))
                .orElseThrow();
        assertThat(same.inForce().id()).isEqualTo(version);
        assertThat(same.difference()).isNull();
        scene.tailor(1, "target_maturity = 4");
        assertThat(organisation
                        .as(scene.owner, () -> statements.ofControl(control))
                        .orElseThrow()
                        .difference()
                        .facts())
                .containsExactly(new Difference.Fact("Target maturity", "", "4"));
    }

    @Test
    void itsHistoryTellsTheWholeCourse() {
        UUID version = scene.inForce();
        SubjectRef page = new SubjectRef(SubjectRef.APPLICABILITY, version);
        assertThat(organisation.as(scene.auditor, () -> history.of(page, 0, 50).acts()))
                .extracting(AuditEntry::act)
                .contains(
                        "StatementBegun",
                        "StatementDescribed",
                        "StatementSubmitted",
                        "StatementFrozen",
                        "ApprovalRoundOpened",
                        "ApprovalSigned",
                        "StatementInForce");
        assertThat(organisation.as(scene.auditor, () -> records.roundsOf(page))).hasSize(1);
    }

    @Test
    void itsProcessSaysWhoHasIt() {
        UUID version = scene.submitted();
        assertThat(processes
                        .whereIsIt("statement-of-applicability", version)
                        .orElseThrow()
                        .current())
                .isNotEmpty();
    }

    @Test
    void theDatabaseKeepsWhatWasSubmitted() {
        UUID version = scene.submitted();
        Map<String, String> forbidden = Map.of(
                "UPDATE soa_version SET scope = 'Other' WHERE id = :id", "frozen",
                "DELETE FROM soa_line WHERE version_id = :id", "frozen",
                "UPDATE soa_line SET how = 'Other' WHERE version_id = :id", "denied",
                "DELETE FROM soa_drafter WHERE version_id = :id", "denied",
                "DELETE FROM soa_version WHERE id = :id", "denied");
        forbidden.forEach((statement, why) -> assertThatThrownBy(
                        () -> jdbc.sql(statement).param("id", version).update())
                .as(statement)
                .hasStackTraceContaining(why));
    }

    @Test
    void theDraftIsHandedOverWithinCompliance() {
        UUID version = scene.draft();
        UUID duty = jdbc.sql(
                        "SELECT id FROM duty WHERE kind = 'finish-statement' AND subject_id = :id AND closed_at IS NULL")
                .param("id", version)
                .query(UUID.class)
                .single();
        refused(
                () -> organisation.as(
                        scene.compliance, () -> handingOver.handOver(List.of(duty), scene.staff, "On leave")),
                Problem.Kind.INVALID,
                "not in compliance");
        organisation.as(scene.compliance, () -> handingOver.handOver(List.of(duty), scene.colleague, "On leave"));
        assertThat(openDuties(scene.colleague)).containsExactly("finish-statement");
        assertThat(openDuties(scene.compliance)).isEmpty();
    }
}
