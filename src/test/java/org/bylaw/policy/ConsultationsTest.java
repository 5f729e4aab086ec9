package org.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audit.AuditEntry;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.Absences;
import org.bylaw.policy.CommentThread.State;
import org.bylaw.policy.Comments.Anchor;
import org.bylaw.policy.Consultations.Stage;
import org.bylaw.policy.Submissions.Submission;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.AtOnce;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.work.Duties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ModuleTest
class ConsultationsTest {

    @Autowired
    private Organisation organisation;

    @Autowired
    private Policies policies;

    @Autowired
    private Submissions submissions;

    @Autowired
    private Comments comments;

    @Autowired
    private Consultations consultations;

    @Autowired
    private Duties duties;

    @Autowired
    private Absences absences;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private DueJobs jobs;

    @Autowired
    private MovableClock clock;

    private PolicyFixture those;
    private UUID draft;

    @BeforeEach
    void askForComments() {
        those = new PolicyFixture(organisation, policies);
        draft = those.draft();
        organisation.as(
                those.owner,
                () -> submissions.submit(
                        draft,
                        0,
                        new Submission(
                                Set.of(those.reviewer, those.author),
                                LocalDate.now(clock).plusDays(7),
                                null)));
    }

    @AfterEach
    void backToToday() {
        clock.setOffset(Duration.ZERO);
    }

    private UUID comment() {
        Anchor anchor = new Anchor("passwords", "long ones", "Use ", ".");
        return organisation.as(those.reviewer, () -> comments.open(draft, anchor, "How long?"));
    }

    private Stage stage() {
        return organisation.as(those.owner, () -> consultations.stage(draft));
    }

    @Test
    void aThreadIsOpenedAnsweredAndOpenedAgain() {
        UUID thread = comment();
        organisation.as(those.owner, () -> {
            comments.reply(thread, "Fourteen characters.");
            comments.mark(thread, State.ANSWERED);
        });
        assertThat(organisation.as(those.reviewer, () -> comments.of(draft)))
                .singleElement()
                .satisfies(read -> {
                    assertThat(read.quote()).isEqualTo("long ones");
                    assertThat(read.state()).isEqualTo(State.ANSWERED);
                    assertThat(read.comments())
                            .extracting(CommentThread.Comment::body)
                            .containsExactly("How long?", "Fourteen characters.");
                });
        organisation.as(those.reviewer, () -> comments.mark(thread, State.OPEN));
        assertThat(organisation.as(those.reviewer, () -> comments.of(draft)))
                .extracting(CommentThread::state)
                .containsExactly(State.OPEN);
    }

    @Test
    void strangersNeitherReadNorComment() {
        UUID thread = comment();
        assertThatThrownBy(() -> organisation.as(those.outsider, () -> comments.of(draft)))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> organisation.as(those.outsider, () -> comments.reply(thread, "Me too")))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> organisation.as(those.outsider, () -> consultations.done(draft)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void reviewersDoNotCloseWhatOthersAsked() {
        UUID thread = comment();
        UUID other = organisation.hire("Olaf Other", those.department, null);
        assertThatThrownBy(() -> organisation.as(other, () -> comments.mark(thread, State.RESOLVED)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void whenAllAreDoneTheOwnerIsAskedToAnswer() {
        comment();
        organisation.as(those.reviewer, () -> consultations.done(draft));
        assertThat(stage()).isEqualTo(Stage.COMMENTING);
        organisation.as(those.author, () -> consultations.done(draft));
        assertThat(stage()).isEqualTo(Stage.ANSWERING);
        assertThat(duties.holders(PolicyDuties.ANSWER_COMMENTS, SubjectRef.policyVersion(draft)))
                .containsExactly(those.owner);
    }

    @Test
    void twoWhoAreDoneAtTheSameMomentEndIt() {
        try (AtOnce together = new AtOnce(organisation)) {
            for (int round = 0; round < 5; round++) {
                askForComments();
                comment();
                assertThat(together.run(List.of(
                                new AtOnce.Act("done", those.reviewer, () -> consultations.done(draft)),
                                new AtOnce.Act("done", those.author, () -> consultations.done(draft)))))
                        .allMatch(AtOnce.Outcome::accepted);
                assertThat(stage()).isEqualTo(Stage.ANSWERING);
            }
        }
    }

    @Test
    void whoeverMayNotReadADraftDoesNotLearnWhereItStands() {
        assertThatThrownBy(() -> organisation.as(those.outsider, () -> consultations.stage(draft)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void aSubstituteReadsAndAnswersForAReviewerWhoIsAway() {
        UUID substitute = organisation.hire("Sven Substitute", null, null);
        LocalDate today = LocalDate.now(clock);
        organisation.as(
                those.reviewer, () -> absences.setSubstitute(those.reviewer, substitute, today, today.plusDays(3)));
        assertThat(organisation.as(substitute, () -> policies.text(draft))).isEqualTo(PolicyFixture.TEXT);
        organisation.as(substitute, () -> consultations.done(draft));
        assertThat(duties.holders(PolicyDuties.COMMENT, SubjectRef.policyVersion(draft)))
                .containsExactly(those.author);
        UUID policy =
                organisation.as(those.owner, () -> policies.version(draft)).policyId();
        assertThat(audit.historyOf(SubjectRef.policy(policy), 0, 1))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actorName()).isEqualTo("Sven Substitute");
                    assertThat(entry.onBehalfOfName()).isEqualTo("Rita Reviewer");
                });
    }

    @Test
    void onItsDateItIsOver() {
        comment();
        clock.advance(Duration.ofDays(9));
        jobs.runAllAndLetFail();
        assertThat(stage()).isEqualTo(Stage.ANSWERING);
        assertThat(duties.holders(PolicyDuties.COMMENT, SubjectRef.policyVersion(draft)))
                .isEmpty();
    }

    @Test
    void theLastAnswerStandsAndTheOwnerHearsThatApproversAreMissing() {
        oneApproverIsLeft();
        organisation.as(those.reviewer, () -> consultations.done(draft));
        organisation.as(those.author, () -> consultations.done(draft));
        assertThat(organisation.as(those.owner, () -> consultations.reviewers(draft)))
                .allMatch(reviewer -> reviewer.doneAt() != null);

        jobs.runAll();

        assertSentBack();
    }

    @Test
    void onItsDateTheOwnerHearsAsWellThatApproversAreMissing() {
        oneApproverIsLeft();
        clock.advance(Duration.ofDays(9));
        jobs.runAll();
        assertSentBack();
    }

    @Test
    void withEnoughApproversItGoesOnToApproval() {
        oneApproverIsLeft();
        organisation.hire("Ben Approver", null, null, Role.APPROVER);
        organisation.as(those.owner, () -> consultations.end(draft));
        jobs.runAll();
        assertThat(organisation.as(those.owner, () -> policies.version(draft)).state())
                .isEqualTo(VersionState.APPROVAL);
    }

    /** The stage of approvers needs two. */
    private void oneApproverIsLeft() {
        jdbc.sql("DELETE FROM person_role WHERE role = 'approver'").update();
        organisation.hire("Anna Approver", null, null, Role.APPROVER);
    }

    private void assertSentBack() {
        VersionFacts version = organisation.as(those.owner, () -> policies.version(draft));
        assertThat(version.state()).isEqualTo(VersionState.DRAFT);
        assertThat(duties.holders(PolicyDuties.FINISH_DRAFT, SubjectRef.policyVersion(draft)))
                .contains(those.owner);
        assertThat(jdbc.sql("SELECT params ->> 'reason' FROM outbox_mail WHERE person_id = :owner AND kind = :kind")
                        .param("owner", those.owner)
                        .param("kind", "approval.impossible")
                        .query(String.class)
                        .single())
                .contains("“Approvers” needs 2 people", "only one", "compliance");
        assertThat(audit.historyOf(SubjectRef.policy(version.policyId()), 0, 5))
                .extracting(AuditEntry::act)
                .startsWith("ReturnedToDraft", "ApprovalNotPossible");
    }

    @Test
    void openCommentsKeepItFromApproval() {
        comment();
        organisation.as(those.owner, () -> consultations.end(draft));
        assertThatThrownBy(() -> organisation.as(those.owner, () -> consultations.toApproval(draft)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID));
        assertThat(stage()).isEqualTo(Stage.ANSWERING);
    }

    @Test
    void theOwnerTakesItBackToTheDraft() {
        comment();
        organisation.as(those.owner, () -> consultations.end(draft));
        organisation.as(those.owner, () -> consultations.toDraft(draft));
        assertThat(organisation.as(those.owner, () -> policies.version(draft)).state())
                .isEqualTo(VersionState.DRAFT);
        assertThat(stage()).isEqualTo(Stage.OVER);
    }

    @Test
    void onlyTheOwnerEndsIt() {
        assertThatThrownBy(() -> organisation.as(those.reviewer, () -> consultations.end(draft)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
    }
}
