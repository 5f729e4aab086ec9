package org.bylaw.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.bylaw.policy.Submissions.Submission;
import org.bylaw.review.ReviewDelegate;
import org.bylaw.review.ReviewOutcome;
import org.bylaw.review.Reviews;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whereabouts.Branch;
import org.bylaw.shared.Whereabouts.Goal;
import org.bylaw.shared.Whereabouts.Holder;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.workflow.ProcessStories;
import org.bylaw.workflow.ProcessStory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a version stands, as told to those who may see it. */
@ModuleTest
class WhereaboutsTest {

    @Autowired
    private Organisation organisation;

    @Autowired
    private Policies policies;

    @Autowired
    private Submissions submissions;

    @Autowired
    private ProcessStories stories;

    @Autowired
    private PolicyDelegate delegate;

    @Autowired
    private ReviewDelegate reviewDelegate;

    @Autowired
    private Reviews reviews;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private PolicyFixture those;

    @BeforeEach
    void hire() {
        those = new PolicyFixture(organisation, policies);
    }

    private ProcessStory story(UUID reader, UUID version) {
        return organisation.as(
                reader, () -> stories.of(SubjectRef.policyVersion(version)).orElseThrow());
    }

    @Test
    void aDraftWaitsForThoseWhoWriteIt() {
        ProcessStory story = story(those.owner, those.draft());
        assertThat(story.picture().current()).singleElement().extracting("name").isEqualTo("Write the draft");
        assertThat(story.outlook().holders()).extracting(Holder::name).contains("Arno Author");
        assertThat(story.outlook().goal()).isNull();
    }

    @Test
    void underApprovalItIsWithWhoeverDecidesAndHasAGoal() {
        organisation.hire("Ada Approver", null, null, Role.APPROVER);
        organisation.hire("Ben Approver", null, null, Role.APPROVER);
        organisation.hire("Bea Boss", null, null, Role.MANAGEMENT);
        UUID draft = those.draft();
        LocalDate effective = LocalDate.now(clock).plusDays(40);
        organisation.as(
                those.owner,
                () -> submissions.submit(
                        draft, policies.version(draft).textRevision(), new Submission(Set.of(), null, effective)));
        ProcessStory story = story(those.owner, draft);
        assertThat(story.innermost()).get().extracting("name").isEqualTo("Decide");
        assertThat(story.outlook().holders())
                .contains(new Holder(
                        "Mara Manager",
                        "as the owner's manager",
                        story.outlook().holders().getFirst().dueAt()));
        assertThat(story.outlook().next()).isNotEmpty();
        assertThat(story.outlook().goal()).isEqualTo(new Goal("in force", effective));
    }

    @Test
    void whoMayNotReadTheDraftIsNotToldWhereItStands() {
        UUID draft = those.draft();
        assertThatThrownBy(() -> story(those.outsider, draft))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        UUID auditor = organisation.hire("Anna Auditor", null, null, Role.AUDITOR);
        assertThat(story(auditor, draft).picture().endedAt()).isNull();
    }

    @Test
    void theReviewOfAVersionIsToldToThoseWhoMaySeeReviews() {
        UUID version = publishedWithReviewPlanned();
        assertThat(story(those.owner, version).outlook().branches())
                .extracting(Branch::title)
                .contains("Periodic review");
        assertThat(story(those.outsider, version).outlook().branches()).isEmpty();
    }

    @Test
    void whileARetirementIsDecidedTheReviewIsWithWhoeverDecides() {
        organisation.hire("Bea Boss", null, null, Role.MANAGEMENT);
        UUID compliance = organisation.hire("Carl Compliance", null, null, Role.COMPLIANCE);
        UUID version = publishedWithReviewPlanned();
        UUID review = organisation
                .as(
                        those.owner,
                        () -> reviews.ofPolicy(policies.version(version).policyId()))
                .getFirst()
                .id();
        organisation.as(compliance, () -> reviews.bringForward(review, "Nobody does this any more"));
        organisation.as(
                those.owner,
                () -> reviews.complete(
                        review, reviews.review(review).revision(), ReviewOutcome.RETIRE, "No longer needed"));

        ProcessStory story = organisation.as(
                those.owner, () -> stories.of(SubjectRef.review(review)).orElseThrow());
        assertThat(story.innermost()).get().extracting("name").isEqualTo("Decide");
        assertThat(story.outlook().holders()).extracting(Holder::name).contains("Mara Manager");
    }

    private UUID publishedWithReviewPlanned() {
        UUID version = those.draft();
        transaction.executeWithoutResult(status -> {
            delegate.freeze(version.toString());
            delegate.approved(version.toString());
            delegate.publish(version.toString());
            reviewDelegate.plan(version.toString());
        });
        return version;
    }
}
