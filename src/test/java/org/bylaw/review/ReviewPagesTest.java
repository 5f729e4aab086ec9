package org.bylaw.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.bylaw.people.Absences;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.work.MyWork;
import org.bylaw.work.Upcoming;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class ReviewPagesTest {

    @Autowired
    ReviewPages pages;

    @Autowired
    Reviews reviews;

    @Autowired
    ReviewCalendar calendar;

    @Autowired
    ReviewDelegate delegate;

    @Autowired
    Absences absences;

    @Autowired
    MyWork work;

    @Autowired
    Organisation organisation;

    @Autowired
    DueJobs dueJobs;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    PolicyRows rows;
    UUID department;
    UUID owner;
    UUID compliance;

    @BeforeEach
    void hire() {
        rows = new PolicyRows(jdbc, clock);
        department = organisation.department("d-" + Ids.next(), "Finance");
        owner = organisation.hire("Otto Frey", department, null, Role.POLICY_OWNER);
        compliance = organisation.hire("Clara Boll", department, null, Role.COMPLIANCE);
    }

    @Test
    void thePageTellsWhatTheLastReviewCameToAndWhenTheNextWouldBe() {
        UUID policy = rows.policy("Travel expenses", owner, department, "INTERNAL");
        UUID first = asked(policy);
        complete(owner, first, ReviewOutcome.REAFFIRM, "Rates checked");
        ReviewFacts second = ahead(policy);

        ReviewPage done = page(compliance, first);
        assertThat(done.turn()).isNull();
        assertThat(done.earlier()).isEmpty();
        assertThat(done.next()).isNotNull().extracting(ReviewFacts::id).isEqualTo(second.id());

        ReviewPage next = page(compliance, second.id());
        assertThat(next.mayBringForward()).isTrue();
        assertThat(next.earlier()).singleElement().satisfies(earlier -> assertThat(earlier.note())
                .isEqualTo("Rates checked"));
        assertThat(next.nextDueOn()).isEqualTo(LocalDate.now(clock).plusYears(1));
        assertThat(page(owner, second.id()).mayBringForward()).isFalse();
    }

    @Test
    void theSubstituteIsToldForWhomAndUntilWhen() {
        UUID ben = organisation.hire("Ben Ott", department, null);
        UUID review = asked(rows.policy("Travel expenses", owner, department, "INTERNAL"));
        assertThat(page(owner, review).turn()).isEqualTo(new ReviewPage.Turn(null, null));
        assertThat(page(owner, review).why()).isEqualTo("as the owner");

        LocalDate today = LocalDate.now(clock);
        organisation.as(owner, () -> absences.setSubstitute(owner, ben, today, today.plusDays(7)));

        assertThat(page(ben, review).turn()).isEqualTo(new ReviewPage.Turn("Otto Frey", today.plusDays(7)));
        assertThat(page(compliance, review).turn()).isNull();
    }

    @Test
    void myWorkTellsOwnersWhichReviewComesNext() {
        UUID policy = rows.policy("Travel expenses", owner, department, "INTERNAL");
        ReviewFacts review = planned(policy);

        assertThat(organisation.as(owner, () -> work.upcoming(5)))
                .containsExactly(
                        new Upcoming(review.opensOn(), "Review of Travel expenses 1.0", "/reviews/" + review.id()));
        assertThat(organisation.as(compliance, () -> work.upcoming(5))).isEmpty();
    }

    @Test
    void whoMayNotKnowOfAPolicyDoesNotLearnOfItsReviews() {
        UUID approver = organisation.hire("Anna Blum", null, null, Role.APPROVER);
        UUID employee = organisation.hire("Emil Rau", null, null);
        UUID secret = rows.policy("Merger", owner, department, "STRICTLY_CONFIDENTIAL");
        UUID open = rows.policy("Travel expenses", owner, department, "INTERNAL");
        UUID secretReview = asked(secret);
        UUID openReview = asked(open);

        assertThat(page(approver, openReview).review().id()).isEqualTo(openReview);
        assertNotThere(approver, secretReview);
        assertNotThere(employee, openReview);
        assertThat(organisation.as(approver, () -> reviews.ofPolicy(secret))).isEmpty();
        complete(owner, secretReview, ReviewOutcome.REAFFIRM, null);
        complete(owner, openReview, ReviewOutcome.REAFFIRM, null);
        assertThat(organisation.as(approver, () -> calendar.done(filter(), 0, 10)))
                .extracting(ReviewFacts::id)
                .containsExactly(openReview);
        assertThat(organisation.as(approver, () -> calendar.figures(filter())).done())
                .isOne();
        assertThat(organisation.as(compliance, () -> calendar.done(filter(), 0, 10)))
                .extracting(ReviewFacts::id)
                .containsExactly(openReview, secretReview);
    }

    @Test
    void theCalendarsFiguresAreTheLengthsOfTheirLists() {
        UUID policy = rows.policy("Travel expenses", owner, department, "INTERNAL");
        LocalDate today = LocalDate.now(clock);
        UUID planned = planned(policy).id();
        dueOn(planned, today.plusDays(91));
        assertThat(figures()).isEqualTo(new ReviewCalendar.Figures(0, 0, 0, 0));
        assertThat(months(YearMonth.from(today.plusDays(91)))).isEqualTo(1);

        dueOn(planned, today.plusDays(90));
        assertThat(figures().soon()).isOne();
        assertThat(organisation.as(compliance, () -> calendar.due(filter(), LocalDate.EPOCH, calendar.soon(), 0, 10)))
                .hasSize(1);

        dueOn(planned, today);
        assertThat(figures()).isEqualTo(new ReviewCalendar.Figures(0, 1, 1, 0));
        dueOn(planned, today.minusDays(1));
        assertThat(figures()).isEqualTo(new ReviewCalendar.Figures(1, 0, 0, 0));
        assertThat(organisation.as(compliance, () -> calendar.late(filter(), 0, 10)))
                .hasSize(1);
        assertThat(organisation.as(compliance, () -> calendar.due(filter(), LocalDate.EPOCH, null, 0, 10)))
                .isEmpty();
    }

    private ReviewCalendar.Figures figures() {
        return organisation.as(compliance, () -> calendar.figures(filter()));
    }

    private int months(YearMonth month) {
        return organisation
                .as(compliance, () -> calendar.months(filter(), month, 1))
                .getFirst()
                .reviews();
    }

    private void dueOn(UUID review, LocalDate day) {
        jdbc.sql("UPDATE review SET opens_on = :day, due_on = :day WHERE id = :id")
                .param("day", day)
                .param("id", review)
                .update();
    }

    private ReviewFacts planned(UUID policy) {
        UUID version = rows.publish(policy, 1);
        transaction.executeWithoutResult(status -> delegate.plan(version.toString()));
        return ahead(policy);
    }

    /** A review that its owner is asked for. */
    private UUID asked(UUID policy) {
        UUID review = planned(policy).id();
        organisation.as(compliance, () -> reviews.bringForward(review, "An incident"));
        dueJobs.runAll();
        return review;
    }

    private ReviewFacts ahead(UUID policy) {
        return organisation.as(compliance, () -> reviews.ofPolicy(policy)).stream()
                .filter(review -> review.state() == ReviewState.PLANNED)
                .findFirst()
                .orElseThrow();
    }

    private void complete(UUID actor, UUID review, ReviewOutcome outcome, String note) {
        int revision = organisation.as(owner, () -> reviews.review(review)).revision();
        organisation.as(actor, () -> reviews.complete(review, revision, outcome, note));
    }

    private ReviewPage page(UUID reader, UUID review) {
        return organisation.as(reader, () -> pages.page(review));
    }

    private void assertNotThere(UUID reader, UUID review) {
        assertThatThrownBy(() -> page(reader, review))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
    }

    private ReviewCalendar.Filter filter() {
        return new ReviewCalendar.Filter(null, department);
    }
}
