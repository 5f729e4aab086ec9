package org.bylaw.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.people.Absences;
import org.bylaw.people.PersonLeft;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class ReviewsTest {

    @Autowired
    Reviews reviews;

    @Autowired
    ReviewDelegate delegate;

    @Autowired
    ReviewCalendar calendar;

    @Autowired
    Absences absences;

    @Autowired
    Organisation organisation;

    @Autowired
    Processes processes;

    @Autowired
    DueJobs dueJobs;

    @Autowired
    Duties duties;

    @Autowired
    AuditTrail audit;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock movable;

    @Autowired
    Clock clock;

    PolicyRows rows;
    UUID manager;
    UUID owner;
    UUID compliance;
    UUID department;
    UUID policy;
    UUID version;
    LocalDate published;

    @BeforeEach
    void publish() {
        department = organisation.department("finance", "Finance");
        manager = organisation.hire("Mona Kern", department, null, Role.MANAGEMENT);
        owner = organisation.hire("Otto Frey", department, manager, Role.POLICY_OWNER);
        compliance = organisation.hire("Clara Boll", department, null, Role.COMPLIANCE);
        published = LocalDate.now(clock);
        rows = new PolicyRows(jdbc, clock);
        policy = rows.policy("Travel expenses", owner, department, "INTERNAL");
        version = rows.publish(policy, 1);
        transaction.executeWithoutResult(status -> delegate.plan(version.toString()));
    }

    @Test
    void theOwnerIsAskedALeadTimeBeforeAndReaffirmsForAnotherYear() {
        ReviewFacts planned = only(ReviewState.PLANNED);
        assertThat(planned.dueOn()).isEqualTo(published.plusYears(1));
        assertThat(nextReviewOn()).isEqualTo(planned.dueOn());

        moveTo(planned.opensOn().minusDays(1));
        assertThat(only(ReviewState.PLANNED).id()).isEqualTo(planned.id());
        moveTo(planned.opensOn());

        assertThat(duties.holders("review", SubjectRef.review(planned.id()))).containsExactly(owner);
        assertThat(mails(owner, planned.id())).containsExactly("review.opened");
        LocalDate today = LocalDate.now(clock);
        complete(owner, planned.id(), ReviewOutcome.REAFFIRM, "Amounts checked against this year's rates");

        assertThat(duties.holders("review", SubjectRef.review(planned.id()))).isEmpty();
        assertThat(only(ReviewState.CLOSED).decidedByName()).isEqualTo("Otto Frey");
        ReviewFacts next = only(ReviewState.PLANNED);
        assertThat(next.dueOn()).isEqualTo(today.plusYears(1));
        assertThat(next.versionId()).as("the same text").isEqualTo(version);
        assertThat(nextReviewOn()).isEqualTo(next.dueOn());
        assertThat(path(planned.id()))
                .contains("opensAt", "open", "reaffirm")
                .doesNotContain("overdue", "startRevision");
    }

    @Test
    void whenItIsLateComplianceAndManagementSeeItOnce() {
        ReviewFacts review = only(ReviewState.PLANNED);
        moveTo(review.dueOn());
        assertThat(only(ReviewState.OPEN).id())
                .as("the due day itself is not late")
                .isEqualTo(review.id());
        moveTo(review.dueOn().plusDays(1));

        assertThat(only(ReviewState.OVERDUE).id()).isEqualTo(review.id());
        assertThat(mails(owner, review.id())).containsExactlyInAnyOrder("review.opened", "review.overdue");
        assertThat(mails(compliance, review.id())).containsExactly("review.late");
        assertThat(mails(manager, review.id())).containsExactly("review.late");
        assertThat(organisation.as(compliance, () -> calendar.late(filter(), 0, 10)))
                .extracting(ReviewFacts::id)
                .containsExactly(review.id());
        assertThat(organisation.as(manager, () -> calendar.figures(filter())).late())
                .isOne();
        complete(owner, review.id(), ReviewOutcome.REAFFIRM, null);
        assertThat(organisation.as(compliance, () -> calendar.figures(filter())))
                .satisfies(figures ->
                        assertThat(List.of(figures.late(), figures.done())).containsExactly(0, 1));
    }

    @Test
    void toReviseBeginsADraftAndNeedsAReason() {
        ReviewFacts review = open();
        assertThatThrownBy(() -> complete(owner, review.id(), ReviewOutcome.REVISE, " "))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).hasValue("note"));
        complete(owner, review.id(), ReviewOutcome.REVISE, "Rates have changed");

        assertThat(only(ReviewState.CLOSED).outcome()).isEqualTo(ReviewOutcome.REVISE);
        assertThat(jdbc.sql("SELECT state FROM policy_version WHERE policy_id = :id ORDER BY major, minor")
                        .param("id", policy)
                        .query(String.class)
                        .list())
                .containsExactly("PUBLISHED", "DRAFT");
        assertThat(path(review.id()))
                .contains("startRevision", "closeRevised")
                .doesNotContain("reaffirm", "retirement");
    }

    @Test
    void aDraftThatIsBeingWrittenIsTheRevision() {
        ReviewFacts review = open();
        transaction.executeWithoutResult(status -> jdbc.sql("""
                        INSERT INTO policy_version (id, policy_id, major, minor, state, change_kind, body, body_sha256,
                            created_by, created_at)
                        VALUES (gen_random_uuid(), :policy, 1, 1, 'DRAFT', 'MINOR', '', repeat('a', 64), :owner, :now)
                        """)
                .param("policy", policy)
                .param("owner", owner)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update());

        complete(owner, review.id(), ReviewOutcome.REVISE, "Rates have changed");

        assertThat(only(ReviewState.CLOSED).outcome()).isEqualTo(ReviewOutcome.REVISE);
        assertThat(jdbc.sql("SELECT count(*) FROM policy_version WHERE policy_id = :id AND state = 'DRAFT'")
                        .param("id", policy)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void aNewVersionSupersedesThePlanAndTheOpenReview() {
        UUID first = only(ReviewState.PLANNED).id();
        UUID second = rows.publish(policy, 2);
        transaction.executeWithoutResult(status -> delegate.plan(second.toString()));
        assertThat(only(ReviewState.SUPERSEDED).id()).isEqualTo(first);
        assertThat(path(first)).contains("supersededBefore").doesNotContain("open");

        ReviewFacts opened = open();
        UUID third = rows.publish(policy, 3);
        transaction.executeWithoutResult(status -> delegate.plan(third.toString()));
        assertThat(duties.holders("review", SubjectRef.review(opened.id()))).isEmpty();
        assertThat(path(opened.id())).contains("supersededWhile").doesNotContain("reaffirm");
        assertThat(only(ReviewState.PLANNED).versionId()).isEqualTo(third);
        assertThat(nextReviewOn()).isEqualTo(LocalDate.now(clock).plusYears(1));
    }

    @Test
    void complianceBringsAReviewForwardWithAReason() {
        ReviewFacts review = only(ReviewState.PLANNED);
        assertThatThrownBy(() -> organisation.as(owner, () -> reviews.bringForward(review.id(), "I want to")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> organisation.as(compliance, () -> reviews.bringForward(review.id(), " ")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).hasValue("reason"));

        organisation.as(compliance, () -> reviews.bringForward(review.id(), "An incident last week"));

        assertThat(only(ReviewState.OPEN).dueOn()).isEqualTo(published.plusDays(30));
        assertThat(duties.holders("review", SubjectRef.review(review.id()))).containsExactly(owner);
        assertThat(nextReviewOn()).isEqualTo(published.plusDays(30));
        assertThat(path(review.id())).contains("broughtForward").doesNotContain("opensAt");
    }

    @Test
    void theSubstituteDecidesAsBForAAndNobodyElseDoes() {
        UUID ben = organisation.hire("Ben Ott", department, null);
        ReviewFacts review = open();
        assertThatThrownBy(() -> complete(ben, review.id(), ReviewOutcome.REAFFIRM, null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
        assertThatThrownBy(() -> complete(compliance, review.id(), ReviewOutcome.REAFFIRM, null))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.FORBIDDEN));

        LocalDate today = LocalDate.now(clock);
        organisation.as(owner, () -> absences.setSubstitute(owner, ben, today, today.plusDays(7)));
        complete(ben, review.id(), ReviewOutcome.REAFFIRM, null);

        assertThat(only(ReviewState.CLOSED))
                .satisfies(closed -> assertThat(List.of(closed.decidedByName(), closed.decidedForName()))
                        .containsExactly("Ben Ott", "Otto Frey"));
        assertThat(audit.historyOf(SubjectRef.policy(policy), 0, 10))
                .filteredOn(entry -> entry.act().equals("ReviewCompleted"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.onBehalfOfName()).isEqualTo("Otto Frey"));
    }

    @Test
    void aStalePageDecidesNothing() {
        ReviewFacts shown = open();
        complete(owner, shown.id(), ReviewOutcome.REAFFIRM, null);
        assertThatThrownBy(() -> organisation.as(
                        owner, () -> reviews.complete(shown.id(), shown.revision(), ReviewOutcome.REVISE, "Too late")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE));
    }

    @Test
    void whoLeavesHandsTheirReviewsToTheManager() {
        ReviewFacts review = open();
        transaction.executeWithoutResult(status -> {
            jdbc.sql("UPDATE person SET active = false, left_at = :now WHERE id = :id")
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .param("id", owner)
                    .update();
            events.publishEvent(new PersonLeft(owner));
        });

        assertThat(duties.holders("review", SubjectRef.review(review.id()))).containsExactly(manager);
        complete(manager, review.id(), ReviewOutcome.REAFFIRM, null);
        assertThat(only(ReviewState.CLOSED).decidedByName()).isEqualTo("Mona Kern");
    }

    private ReviewFacts open() {
        moveTo(only(ReviewState.PLANNED).opensOn());
        return only(ReviewState.OPEN);
    }

    /** To noon of that day, and runs what is due by then. */
    private void moveTo(LocalDate day) {
        Duration ahead = Duration.between(
                clock.instant(), day.atTime(12, 0).atZone(clock.getZone()).toInstant());
        movable.advance(ahead);
        dueJobs.runAll();
    }

    private void complete(UUID actor, UUID review, ReviewOutcome outcome, String note) {
        int revision = organisation.as(owner, () -> reviews.review(review)).revision();
        organisation.as(actor, () -> reviews.complete(review, revision, outcome, note));
    }

    private ReviewFacts only(ReviewState state) {
        List<ReviewFacts> found = organisation.as(compliance, () -> reviews.ofPolicy(policy)).stream()
                .filter(review -> review.state() == state)
                .toList();
        assertThat(found).as("reviews that are " + state).hasSize(1);
        return found.getFirst();
    }

    private ReviewCalendar.Filter filter() {
        return new ReviewCalendar.Filter(owner, null);
    }

    private Set<String> path(UUID review) {
        return processes
                .whereIsIt("policy-review", review)
                .map(WhereItStands::past)
                .orElseThrow();
    }

    private LocalDate nextReviewOn() {
        return jdbc.sql("SELECT next_review_on FROM policy WHERE id = :id")
                .param("id", policy)
                .query(LocalDate.class)
                .single();
    }

    private List<String> mails(UUID person, UUID review) {
        return jdbc.sql("SELECT kind FROM outbox_mail WHERE person_id = :id AND path = :path ORDER BY created_at")
                .param("id", person)
                .param("path", "/reviews/" + review)
                .query(String.class)
                .list();
    }
}
