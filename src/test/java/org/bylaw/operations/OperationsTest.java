package org.bylaw.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bylaw.approval.ApprovalRecords;
import org.bylaw.approval.Approvals;
import org.bylaw.approval.Outcome;
import org.bylaw.approval.RoundView;
import org.bylaw.audit.AuditTrail;
import org.bylaw.notification.MailWatch;
import org.bylaw.notification.Outbox;
import org.bylaw.policy.ChangeKind;
import org.bylaw.policy.Classification;
import org.bylaw.policy.DocumentType;
import org.bylaw.policy.Drafts;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyDelegate;
import org.bylaw.policy.PolicyDetails;
import org.bylaw.policy.Submissions;
import org.bylaw.policy.VersionState;
import org.bylaw.shared.Ids;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class OperationsTest {

    @Autowired
    private Operations operations;

    @Autowired
    private Organisation organisation;

    @Autowired
    private Policies policies;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Submissions submissions;

    @Autowired
    private PolicyDelegate delegate;

    @Autowired
    private Approvals approvals;

    @Autowired
    private ApprovalRecords rounds;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private Outbox outbox;

    @Autowired
    private DueJobs jobs;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private UUID admin;
    private UUID owner;
    private UUID manager;
    private UUID auditor;
    private String title;

    @BeforeEach
    void hire() {
        manager = organisation.hire("Mara Manager", null, null);
        owner = organisation.hire("Olga Owner", null, manager, Role.POLICY_OWNER, Role.POLICY_AUTHOR);
        admin = organisation.hire("Adam Admin", null, null, Role.ADMIN);
        auditor = organisation.hire("Anna Auditor", null, null, Role.AUDITOR);
        title = "Backups " + Ids.next().toString().substring(24);
    }

    @AfterEach
    void backToRealTime() {
        clock.setOffset(Duration.ZERO);
    }

    @Test
    void aStuckStepIsShownInWordsAndGoesThroughOnceRetried() {
        UUID version = publicationIsStuck();

        StuckStep step = stuckStep();
        assertThat(step.step()).isEqualTo("Publish");
        assertThat(step.process()).isEqualTo("Policy lifecycle");
        assertThat(step.subject()).isEqualTo(title + " 1.1");
        assertThat(step.path()).contains("/policies/").contains(version.toString());
        assertThat(step.message()).contains("rejected by now");
        assertThat(organisation.as(auditor, operations::figures).stuck()).isPositive();

        state(version, VersionState.APPROVED);
        organisation.as(admin, () -> operations.retry(step.jobId()));
        jobs.runAll();

        assertThat(organisation.as(owner, () -> policies.version(version)).state())
                .isEqualTo(VersionState.PUBLISHED);
        assertThat(organisation.as(admin, operations::stuck))
                .extracting(StuckStep::subject)
                .doesNotContain(title + " 1.1");
        assertThat(audit.historyOf(SubjectRef.policyVersion(version), 0, 1))
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.act()).isEqualTo("StepRetried");
                    assertThat(act.actorName()).isEqualTo("Adam Admin");
                    assertThat(act.details()).containsEntry("step", "Publish");
                });
    }

    @Test
    void whatIsNoLongerStuckCannotBeRetried() {
        UUID version = publicationIsStuck();
        StuckStep step = stuckStep();
        state(version, VersionState.APPROVED);
        organisation.as(admin, () -> operations.retry(step.jobId()));
        assertThatThrownBy(() -> organisation.as(admin, () -> operations.retry(step.jobId())))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE));
        jobs.runAll();
    }

    @Test
    void othersNeitherLookNorAct() {
        for (ThrowingCallable look : List.<ThrowingCallable>of(
                () -> organisation.as(owner, operations::figures),
                () -> organisation.as(owner, operations::stuck),
                () -> organisation.as(owner, operations::failedMails),
                () -> organisation.as(owner, operations::directory),
                () -> organisation.as(auditor, () -> operations.retry("any")),
                () -> organisation.as(auditor, operations::sendMailsNow),
                () -> organisation.as(auditor, operations::readDirectoryNow))) {
            assertThatThrownBy(look).isInstanceOf(AccessDeniedException.class);
        }
        assertThat(organisation.as(auditor, operations::mayAct)).isFalse();
        assertThat(organisation.as(admin, operations::mayAct)).isTrue();
    }

    @Test
    void mailsThatCouldNotBeSentAreShownAndTriedAgainAtOnce() {
        transaction.executeWithoutResult(status -> outbox.urgent(
                Set.of(manager), "approval.asked", Map.of("title", title, "due", "2027-01-04"), "/approvals/x"));
        jdbc.sql("""
                        UPDATE outbox_mail SET last_error = 'Mail server is away', attempts = 2, next_attempt_at = :later
                        WHERE person_id = :person
                        """)
                .param("later", clock.instant().plus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
                .param("person", manager)
                .update();

        assertThat(failed()).satisfies(mail -> {
            assertThat(mail.personName()).isEqualTo("Mara Manager");
            assertThat(mail.subject()).isEqualTo("Please decide: " + title);
            assertThat(mail.why()).isEqualTo("Mail server is away");
            assertThat(mail.attempts()).isEqualTo(2);
        });
        assertThat(organisation.as(admin, operations::sendMailsNow)).isPositive();
        assertThat(failed().nextAt()).isBeforeOrEqualTo(clock.instant());
        assertThat(audit.historyOf(SubjectRef.person(admin), 0, 1))
                .extracting("act")
                .containsExactly("MailsTriedAgain");
    }

    private MailWatch.Failed failed() {
        return organisation.as(admin, operations::failedMails).stream()
                .filter(mail -> mail.subject().contains(title))
                .findFirst()
                .orElseThrow();
    }

    private StuckStep stuckStep() {
        return organisation.as(admin, operations::stuck).stream()
                .filter(step -> (title + " 1.1").equals(step.subject()))
                .findFirst()
                .orElseThrow();
    }

    /** An editorial change is approved, but then its state is none that can be published, however often it is tried. */
    private UUID publicationIsStuck() {
        UUID version = approvedEditorialChange();
        state(version, VersionState.REJECTED);
        for (int attempt = 1; attempt <= 3; attempt++) {
            jobs.runAllAndLetFail();
            clock.advance(Duration.ofMinutes(1));
        }
        return version;
    }

    private UUID approvedEditorialChange() {
        UUID first = organisation.as(owner, () -> policies.create(details(), "# Backups\n\nDaily.\n"));
        UUID policy = organisation.as(owner, () -> policies.version(first)).policyId();
        transaction.executeWithoutResult(status -> {
            delegate.freeze(first.toString());
            delegate.approved(first.toString());
            delegate.publish(first.toString());
        });
        return organisation.as(owner, () -> {
            UUID version = drafts.revise(policy, ChangeKind.EDITORIAL, "A comma");
            submissions.submit(
                    version,
                    policies.version(version).textRevision(),
                    new Submissions.Submission(Set.of(), null, null));
            approve(version);
            return version;
        });
    }

    private void approve(UUID version) {
        organisation.as(manager, () -> {
            RoundView round = rounds.roundsOf(SubjectRef.policyVersion(version)).getFirst();
            RoundView.Seat seat = round.openStage().orElseThrow().seats().getFirst();
            approvals.decide(round.id(), seat.id(), Outcome.APPROVED, "", round.sha256());
        });
    }

    private void state(UUID version, VersionState state) {
        jdbc.sql("UPDATE policy_version SET state = :state WHERE id = :id")
                .param("state", state.name())
                .param("id", version)
                .update();
    }

    private PolicyDetails details() {
        UUID department = organisation.department("ops", "Operations");
        return new PolicyDetails(
                "OPS-" + Ids.next().toString().substring(24).toUpperCase(),
                title,
                DocumentType.POLICY,
                owner,
                department,
                Classification.INTERNAL,
                "en",
                Set.of(),
                Set.of(),
                12,
                Set.of(),
                Set.of());
    }
}
