package org.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.bylaw.policy.Submissions.Submission;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.work.Duties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ModuleTest
class SubmissionsTest {

    @Autowired
    private Organisation organisation;

    @Autowired
    private Policies policies;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Submissions submissions;

    @Autowired
    private Duties duties;

    private PolicyFixture those;
    private UUID draft;

    @BeforeEach
    void hire() {
        those = new PolicyFixture(organisation, policies);
        draft = those.draft();
    }

    private VersionFacts version() {
        return organisation.as(those.owner, () -> policies.version(draft));
    }

    @Test
    void onlyTheOwnerSubmits() {
        assertThatThrownBy(() -> organisation.as(those.author, () -> submissions.submit(draft, 0, toConsultation())))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
    }

    @Test
    void aTextThatChangedSinceItWasReadIsNotSubmitted() {
        organisation.as(those.author, () -> drafts.save(draft, 0, "Changed.\n"));
        assertThatThrownBy(() -> organisation.as(those.owner, () -> submissions.submit(draft, 0, toConsultation())))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE));
        assertThat(version().state()).isEqualTo(VersionState.DRAFT);
    }

    @Test
    void aWrongSubmissionNamesItsField() {
        LocalDate yesterday = LocalDate.now().minusDays(2);
        assertThat(fieldRefused(new Submission(Set.of(those.reviewer), yesterday, null)))
                .isEqualTo("consultationUntil");
        assertThat(fieldRefused(new Submission(
                        Set.of(UUID.randomUUID()), LocalDate.now().plusDays(3), null)))
                .isEqualTo("reviewers");
        assertThat(fieldRefused(new Submission(Set.of(), null, yesterday))).isEqualTo("effectiveOn");
        organisation.as(those.owner, () -> drafts.describe(draft, ChangeKind.MAJOR, " "));
        assertThat(fieldRefused(toConsultation())).isEqualTo("changeSummary");
    }

    private String fieldRefused(Submission submission) {
        try {
            organisation.as(
                    those.owner, () -> submissions.submit(draft, version().textRevision(), submission));
        } catch (Problem problem) {
            return problem.field().orElse("none");
        }
        return "accepted";
    }

    @Test
    void aSubmittedDraftGoesToItsReviewersOnce() {
        organisation.as(those.owner, () -> submissions.submit(draft, 0, toConsultation()));
        assertThat(version().state()).isEqualTo(VersionState.CONSULTATION);
        assertThat(duties.holders(PolicyDuties.COMMENT, SubjectRef.policyVersion(draft)))
                .containsExactly(those.reviewer);
        assertThat(duties.holders(PolicyDuties.FINISH_DRAFT, SubjectRef.policyVersion(draft)))
                .isEmpty();
        assertThatThrownBy(() -> organisation.as(those.owner, () -> submissions.submit(draft, 0, toConsultation())))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE));
    }

    @Test
    void aDiscardedDraftTakesNoMoreText() {
        organisation.as(those.owner, () -> submissions.discard(draft));
        assertThatThrownBy(() -> organisation.as(those.owner, () -> drafts.save(draft, 0, "Late.\n")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE));
    }

    private Submission toConsultation() {
        return new Submission(Set.of(those.reviewer), LocalDate.now().plusDays(7), null);
    }

    @Test
    void theOwnerAloneWithdrawsFromApprovalAndSaysWhy() {
        organisation.hire("Anna Approver", null, null, Role.APPROVER);
        organisation.hire("Ben Approver", null, null, Role.APPROVER);
        organisation.as(
                those.owner,
                () -> submissions.submit(draft, version().textRevision(), new Submission(Set.of(), null, null)));
        assertThat(version().state()).isEqualTo(VersionState.APPROVAL);
        assertThatThrownBy(() -> organisation.as(those.author, () -> submissions.withdraw(draft, "A mistake")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));
        assertThatThrownBy(() -> organisation.as(those.owner, () -> submissions.withdraw(draft, " ")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).contains("reason"));
        organisation.as(those.owner, () -> submissions.withdraw(draft, "A mistake"));
        assertThat(version().state()).isEqualTo(VersionState.DRAFT);
    }
}
