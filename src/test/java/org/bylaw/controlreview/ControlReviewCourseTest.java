package org.bylaw.controlreview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.shared.Whereabouts;
import org.bylaw.workflow.ProcessStories;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** What happens to a review besides the steps of people: time, other events, and the delegates that are called twice. */
class ControlReviewCourseTest extends ReviewTestBed {

    @Autowired
    ControlReviewsAhead ahead;

    @Autowired
    ControlReviewParts parts;

    @Autowired
    ProcessStories stories;

    @Test
    void itOpensItsLeadTimeBeforeItIsDue() {
        ControlReviewFacts review = planned();
        assertThat(ahead.upcoming(owner, 5)).singleElement().satisfies(next -> assertThat(next.from())
                .isEqualTo(review.opensOn()));
        moveTo(review.opensOn().minusDays(1));
        assertThat(newest().state()).isEqualTo(ControlReviewState.PLANNED);
        moveTo(review.opensOn());
        assertThat(newest().state()).isEqualTo(ControlReviewState.ASSESSING);
        assertThat(mails(owner, review)).containsExactly("controlReview.assess");
        assertThat(past(review.id())).contains("opensAt").doesNotContain("pulledForward");
    }

    @Test
    void itIsRemindedOfThenLateThenEscalated() {
        ControlReviewFacts review = planned();
        moveTo(review.opensOn());
        moveTo(review.dueOn().minusDays(8));
        assertThat(mails(owner, review)).containsExactly("controlReview.assess");
        moveTo(review.dueOn().minusDays(7));
        assertThat(mails(owner, review)).containsExactly("controlReview.assess", "controlReview.remind");
        moveTo(review.dueOn());
        assertThat(mails(compliance, review)).isEmpty();
        moveTo(review.dueOn().plusDays(1));
        assertThat(mails(owner, review)).endsWith("controlReview.overdue");
        assertThat(mails(compliance, review)).containsExactly("controlReview.late");
        assertThat(mails(management, review)).isEmpty();
        moveTo(review.dueOn().plusDays(15));
        assertThat(mails(management, review)).containsExactly("controlReview.escalated");
        assertThat(mails(manager, review)).containsExactly("controlReview.escalated");
        moveTo(review.dueOn().plusDays(90));
        assertThat(mails(owner, review)).as("once each").hasSize(3);
    }

    @Test
    void complianceOpensSeveralNowAllOrNone() {
        tailor(control, true, owner);
        tailor(second, true, other);
        UUID first = newest().id();
        UUID next = newest(second).id();
        List<UUID> both = List.of(first, next);
        assertThatThrownBy(() ->
                        organisation.as(owner, () -> reviews.pullForward(both, ReviewCause.INCIDENT, "A break-in")))
                .isInstanceOf(AccessDeniedException.class);
        organisation.as(compliance, () -> {
            refused(
                    () -> reviews.pullForward(List.of(), ReviewCause.INCIDENT, "A break-in"),
                    Problem.Kind.INVALID,
                    "reviews");
            refused(() -> reviews.pullForward(both, null, "A break-in"), Problem.Kind.INVALID, "cause");
            refused(() -> reviews.pullForward(both, ReviewCause.SCHEDULE, "A break-in"), Problem.Kind.INVALID, "cause");
            refused(() -> reviews.pullForward(both, ReviewCause.INCIDENT, " "), Problem.Kind.INVALID, "reason");
            refused(
                    () -> reviews.pullForward(List.of(first, Ids.next()), ReviewCause.INCIDENT, "A break-in"),
                    Problem.Kind.STALE,
                    "");
            assertThat(newest().state()).isEqualTo(ControlReviewState.PLANNED);
            assertThat(newest().cause()).isEqualTo(ReviewCause.SCHEDULE);

            reviews.pullForward(both, ReviewCause.INCIDENT, "A break-in");
        });
        LocalDate today = LocalDate.now(clock);
        assertThat(List.of(newest(), newest(second))).allSatisfy(review -> {
            assertThat(review.state()).isEqualTo(ControlReviewState.ASSESSING);
            assertThat(review.cause()).isEqualTo(ReviewCause.INCIDENT);
            assertThat(review.causeWhy()).isEqualTo("A break-in");
            assertThat(review.dueOn()).isEqualTo(today.plusDays(30));
            assertThat(past(review.id())).contains("pulledForward").doesNotContain("opensAt");
        });
        refused(
                () -> organisation.as(compliance, () -> reviews.pullForward(both, ReviewCause.INCIDENT, "Again")),
                Problem.Kind.STALE,
                "");
    }

    @Test
    void anArticleOfALawLeadsToItsControls() {
        tailor(control, true, owner);
        tailor(second, true, other);
        UUID law = Ids.next();
        UUID article = Ids.next();
        jdbc.sql("""
                        INSERT INTO framework (id, key, name, tailored, shipped, position, imported_by, imported_at)
                        VALUES (:law, 'law-' || :key, 'Act ' || :key, false, false, 99, :by, '2026-01-01T00:00Z')
                        """)
                .param("law", law)
                .param("key", framework)
                .param("by", compliance)
                .update();
        jdbc.sql("""
                        INSERT INTO control (id, framework_id, code, ref, title, position)
                        VALUES (:id, :law, 'law-' || :key || ':91', '91', 'Logging', 1)
                        """)
                .param("id", article)
                .param("law", law)
                .param("key", framework)
                .update();
        jdbc.sql("""
                        INSERT INTO control_mapping (from_id, to_id, place, source)
                        VALUES (:first, :article, '', 'judgement'), (:article, :second, '', 'judgement')
                        """)
                .param("first", control)
                .param("second", second)
                .param("article", article)
                .update();
        organisation.as(compliance, () -> {
            assertThat(list.causes("Act " + framework, 0, 20))
                    .extracting(ControlReviewList.Cause::id)
                    .containsExactly(article);
            assertThat(list.plannedFor(article))
                    .extracting(ControlReviewFacts::controlId)
                    .containsExactlyInAnyOrder(control, second);
            assertThat(list.planned(framework, 0, 10)).hasSize(2);
        });
    }

    @Test
    void whatAppliesNoMoreIsNotReviewedWhereverItStands() {
        ControlReviewFacts review = planned();
        tailor(control, false, owner);
        assertThat(newest().state()).isEqualTo(ControlReviewState.CANCELLED);
        assertThat(past(review.id())).contains("cancelPlan");

        ControlReviewFacts again = accepting(TestResult.EFFECTIVE);
        assertThat(again.number()).as("it applies again").isEqualTo(2);
        tailor(control, null, owner);
        assertThat(newest().state()).isEqualTo(ControlReviewState.CANCELLED);
        assertThat(past(again.id())).contains("cancelReview");
        assertThat(holders("accept-control-review", again)).isEmpty();
        refused(() -> sign(management, Acceptance.RESULT, ""), Problem.Kind.STALE, "");
    }

    @Test
    void anotherOwnerAssessesAndTheReviewerIsNeverTheOwner() {
        ControlReviewFacts review = assessing();
        organisation.as(compliance, () -> reviews.nameReviewer(review.id(), review.revision(), other));
        tailor(control, true, other);
        assertThat(newest().ownerId()).isEqualTo(other);
        assertThat(newest().reviewerId()).isNull();
        assertThat(holders("assess-control", review)).containsExactly(other);
        assess(other);
        ControlReviewFacts testing = newest();
        organisation.as(compliance, () -> reviews.nameReviewer(testing.id(), testing.revision(), owner));

        tailor(control, true, owner);
        assertThat(newest().reviewerId())
                .as("who owns it now tests it no more")
                .isNotNull()
                .isNotEqualTo(owner);
        assertThat(newest().ownerId()).as("who assessed it stays on record").isEqualTo(other);
        assertThat(holders("test-control", review)).containsExactly(newest().reviewerId());
    }

    @Test
    void whoLeavesIsReplacedByANewOwnerAndAnotherReviewer() {
        ControlReviewFacts review = assessing();
        leave(owner);
        assertThat(newest().ownerId()).isNull();
        assertThat(holders("assess-control", review)).as("not the manager's").isEmpty();
        assertThat(holders("name-control-owner", review)).contains(compliance);

        tailor(control, true, other);
        assess(other);
        ControlReviewFacts testing = newest();
        organisation.as(compliance, () -> reviews.nameReviewer(testing.id(), testing.revision(), tester));
        leave(tester);
        assertThat(newest().reviewerId()).isNotNull().isNotEqualTo(tester);
        assertThat(holders("test-control", review)).containsExactly(newest().reviewerId());
    }

    @Test
    void managementThatLeavesIsAskedNoMore() {
        UUID leaver = organisation.hire("Lars Falk", null, manager, org.bylaw.shared.Role.MANAGEMENT);
        ControlReviewFacts review = accepting(TestResult.EFFECTIVE);
        assertThat(holders("accept-control-review", review)).contains(leaver);
        leave(leaver);
        assertThat(holders("accept-control-review", review))
                .contains(management)
                .doesNotContain(leaver, manager);
    }

    @Test
    void whatIsCalledTwiceHappensOnce() {
        ControlReviewFacts review = assessing();
        String id = review.id().toString();
        transaction.executeWithoutResult(status -> delegate.open(id));
        assertThat(newest().revision()).isEqualTo(review.revision());
        transaction.executeWithoutResult(status -> {
            delegate.late(id);
            delegate.late(id);
        });
        assertThat(mails(owner, review)).containsExactly("controlReview.assess", "controlReview.overdue");
        transaction.executeWithoutResult(status -> delegate.retest(id));
        assertThat(newest().state()).isEqualTo(ControlReviewState.ASSESSING);
        transaction.executeWithoutResult(status -> {
            delegate.askReviewer(id);
            delegate.askManagement(id);
        });
        assertThat(holders("assess-control", review)).containsExactly(owner);
        tailor(control, false, owner);
        int closed = newest().revision();
        transaction.executeWithoutResult(status -> {
            delegate.cancelled(id);
            delegate.close(id);
            delegate.late(id);
            delegate.escalate(id);
        });
        assertThat(newest().revision()).isEqualTo(closed);
        assertThat(newest().number()).as("nothing was planned").isOne();
    }

    @Test
    void evidenceAndFindingsBelongToWhoeverHasIt() {
        ControlReviewFacts review = assessing();
        SubjectRef subject = review.subject();
        assertThat(parts.supports(SubjectRef.CONTROL_REVIEW)).isTrue();
        assertThat(parts.supports(SubjectRef.CONTROL)).isFalse();
        assertThat(organisation.as(owner, () -> parts.mayAttach(subject))).isTrue();
        assertThat(organisation.as(other, () -> parts.mayAttach(subject))).isFalse();
        assertThat(organisation.as(owner, () -> parts.mayRaise(subject))).isFalse();
        assess(owner);
        ControlReviewFacts now = newest();
        organisation.as(compliance, () -> reviews.nameReviewer(now.id(), now.revision(), tester));
        assertThat(organisation.as(tester, () -> parts.mayRaise(subject))).isTrue();
        assertThat(parts.controlOf(subject)).contains(review.controlId());
        assertThat(organisation.as(compliance, () -> parts.mayRaise(subject))).isFalse();
        UUID employee = organisation.hire("Emil Ohm", null, null);
        assertThat(organisation.as(employee, () -> parts.maySee(subject))).isFalse();
        assertThat(organisation.as(management, () -> parts.maySee(subject))).isTrue();
    }

    @Test
    void theProcessSaysWhoComesNext() {
        ControlReviewFacts review = testing();
        Whereabouts.Outlook outlook = organisation
                .as(compliance, () -> stories.of(review.subject()))
                .orElseThrow()
                .outlook();
        assertThat(outlook.holders()).extracting(Whereabouts.Holder::name).containsExactly("Tessa Roth");
        assertThat(outlook.next()).containsExactly("management with a signature");
        assertThat(outlook.goal()).isNotNull();
    }
}
