package org.bylaw.controlreview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bylaw.people.Absences;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.work.HandingOver;
import org.bylaw.work.MyWork;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;

class ControlReviewsTest extends ReviewTestBed {

    @Autowired
    Absences absences;

    @Autowired
    HandingOver handingOver;

    @Autowired
    MyWork work;

    @Test
    void whatAppliesAndHasAnOwnerGetsItsFirstReviewByItself() {
        tailor(control, true, null);
        assertThat(organisation.as(compliance, () -> list.ofControl(control)))
                .as("without an owner")
                .isEmpty();
        tailor(control, true, owner);
        tailor(control, true, owner);
        assertThat(organisation.as(compliance, () -> list.ofControl(control)))
                .singleElement()
                .satisfies(review -> {
                    assertThat(review.state()).isEqualTo(ControlReviewState.PLANNED);
                    assertThat(review.number()).isOne();
                    assertThat(review.ownerId()).isEqualTo(owner);
                    LocalDate due = LocalDate.now(clock).plusMonths(4);
                    assertThat(List.of(review.dueOn(), review.opensOn()))
                            .as("a first review at medium risk")
                            .containsExactly(due, due.minusDays(30));
                });
    }

    @Test
    void compliancePlansWhatHasNoneOnceAndNobodyElseDoes() {
        tailorBefore(control, owner);
        tailorBefore(second, null);
        assertThatThrownBy(() -> organisation.as(owner, () -> reviews.planAll()))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(organisation.as(compliance, () -> reviews.planAll())).isGreaterThanOrEqualTo(2);
        assertThat(newest().ownerId()).isEqualTo(owner);
        assertThat(newest(second).ownerId()).isNull();
        assertThat(stands(newest(second).id())).containsExactly("wait");
        assertThat(organisation.as(compliance, () -> reviews.planAll())).isZero();
        assertThat(organisation.as(compliance, () -> list.unplanned())).isZero();
    }

    @Test
    void whenTwoPlanAtOnceEachControlGetsOneReview() throws Exception {
        tailorBefore(control, owner);
        tailorBefore(second, other);
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Integer> plan = () -> {
            together.await();
            return organisation.as(compliance, () -> reviews.planAll());
        };
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> planned : both.invokeAll(List.of(plan, plan))) {
                planned.get();
            }
        }
        assertThat(newest().number()).isOne();
        assertThat(newest(second).number()).isOne();
        assertThat(stands(newest(second).id())).containsExactly("wait");
    }

    @Test
    void withoutAnOwnerComplianceIsAskedToNameOne() {
        tailorBefore(control, null);
        organisation.as(compliance, () -> reviews.planAll());
        moveTo(newest().opensOn());
        ControlReviewFacts review = newest();
        assertThat(review.state()).isEqualTo(ControlReviewState.ASSESSING);
        assertThat(holders("name-control-owner", review)).contains(compliance, tester);
        refused(
                () -> organisation.as(compliance, () -> reviews.assess(review.id(), review.revision(), "I know it", 3)),
                Problem.Kind.FORBIDDEN,
                "");

        tailor(control, true, owner);
        assertThat(holders("name-control-owner", review)).isEmpty();
        assertThat(holders("assess-control", review)).containsExactly(owner);
        assertThat(mails(owner, review)).containsExactly("controlReview.assess");
        assess(owner);
        assertThat(newest().state()).isEqualTo(ControlReviewState.TESTING);
    }

    @Test
    void theOwnerAssessesWithWordsAndMaturity() {
        ControlReviewFacts review = assessing();
        assertThat(holders("assess-control", review)).containsExactly(owner);
        organisation.as(owner, () -> {
            refused(() -> reviews.assess(review.id(), review.revision(), " ", 3), Problem.Kind.INVALID, "assessment");
            refused(
                    () -> reviews.assess(review.id(), review.revision(), "x".repeat(10_001), 3),
                    Problem.Kind.INVALID,
                    "assessment");
            refused(
                    () -> reviews.assess(review.id(), review.revision(), "Done", null),
                    Problem.Kind.INVALID,
                    "maturity");
            refused(() -> reviews.assess(review.id(), review.revision(), "Done", 6), Problem.Kind.INVALID, "maturity");
            refused(
                    () -> reviews.test(review.id(), review.revision(), test(TestResult.EFFECTIVE)),
                    Problem.Kind.STALE,
                    "");
        });
        refused(
                () -> organisation.as(other, () -> reviews.assess(review.id(), review.revision(), "Done", 3)),
                Problem.Kind.FORBIDDEN,
                "");
        UUID employee = organisation.hire("Emil Ohm", null, null);
        refused(
                () -> organisation.as(employee, () -> reviews.assess(review.id(), review.revision(), "Done", 3)),
                Problem.Kind.NOT_FOUND,
                "");
        assess(owner);
        assertThat(holders("assess-control", review)).isEmpty();
        assertThat(newest())
                .satisfies(now -> assertThat(List.of(now.assessment(), now.maturity(), now.assessedByName()))
                        .containsExactly("Logs are read daily", 3, "Otto Frey"));
        refused(
                () -> organisation.as(owner, () -> reviews.assess(review.id(), review.revision(), "Once more", 3)),
                Problem.Kind.STALE,
                "");
    }

    @Test
    void whoStandsInAssessesForTheOwnerAndDoesNotTest() {
        ControlReviewFacts review = assessing();
        LocalDate today = LocalDate.now(clock);
        organisation.as(owner, () -> absences.setSubstitute(owner, tester, today, today.plusDays(7)));
        organisation.as(compliance, () -> reviews.nameReviewer(review.id(), review.revision(), tester));
        assess(tester);
        ControlReviewFacts now = newest();
        assertThat(now.assessedByName()).isEqualTo("Tessa Roth");
        assertThat(now.reviewerId()).as("somebody else is chosen").isNotNull().isNotEqualTo(tester);
        refused(
                () -> organisation.as(compliance, () -> reviews.nameReviewer(now.id(), now.revision(), tester)),
                Problem.Kind.INVALID,
                "reviewer");
        refused(
                () -> organisation.as(tester, () -> reviews.test(now.id(), now.revision(), test(TestResult.EFFECTIVE))),
                Problem.Kind.FORBIDDEN,
                "");
    }

    @Test
    void theReviewerIsOfComplianceUnlessSomebodyIsNamed() {
        ControlReviewFacts review = assessing();
        assess(owner);
        UUID chosen = newest().reviewerId();
        assertThat(jdbc.sql("SELECT role FROM person_role WHERE person_id = :id")
                        .param("id", chosen)
                        .query(String.class)
                        .list())
                .contains("compliance");
        assertThat(holders("test-control", review)).containsExactly(chosen);

        organisation.as(compliance, () -> reviews.nameReviewer(review.id(), newest().revision(), other));
        assertThat(holders("test-control", review)).containsExactly(other);
        assertThat(mails(other, review)).containsExactly("controlReview.test");
    }

    @Test
    void theOwnerNeverTests() {
        ControlReviewFacts review = testing();
        UUID employee = organisation.hire("Emil Ohm", null, null);
        for (UUID nobody : List.of(owner, employee, Ids.next())) {
            refused(
                    () -> organisation.as(
                            compliance, () -> reviews.nameReviewer(review.id(), review.revision(), nobody)),
                    Problem.Kind.INVALID,
                    "reviewer");
        }
        assertThat(organisation.as(compliance, () -> list.candidates(review.id(), "", 0, 1000)))
                .extracting(ControlReviewList.Candidate::id)
                .contains(tester, other, compliance)
                .doesNotContain(owner, employee, management);
        refused(
                () -> organisation.as(
                        owner, () -> reviews.test(review.id(), review.revision(), test(TestResult.EFFECTIVE))),
                Problem.Kind.FORBIDDEN,
                "");
        refused(
                () -> organisation.as(
                        compliance, () -> reviews.test(review.id(), review.revision(), test(TestResult.EFFECTIVE))),
                Problem.Kind.FORBIDDEN,
                "");
        for (String column : List.of("reviewer_id", "tested_by")) {
            assertThatThrownBy(() -> jdbc.sql("UPDATE control_review SET " + column + " = owner_id WHERE id = :id")
                            .param("id", review.id())
                            .update())
                    .as("the database holds to it too: " + column)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
    }

    @Test
    void aResultFitsItsParts() {
        ControlReviewFacts review = testing();
        TestResult yes = TestResult.EFFECTIVE;
        TestResult no = TestResult.NOT_EFFECTIVE;
        TestResult none = TestResult.NOT_TESTED;
        untestable(review, new ControlTest(null, yes, yes, "Logs"), "design");
        untestable(review, new ControlTest(yes, null, yes, "Logs"), "operation");
        untestable(review, new ControlTest(yes, yes, null, "Logs"), "result");
        untestable(review, new ControlTest(yes, no, yes, "Logs"), "result");
        untestable(review, new ControlTest(yes, none, yes, "Logs"), "result");
        untestable(review, new ControlTest(yes, no, none, "Logs"), "result");
        untestable(review, new ControlTest(yes, yes, yes, "  "), "samples");
        untestable(review, new ControlTest(yes, no, no, "Logs"), "findings");
        assertThat(newest().state()).isEqualTo(ControlReviewState.TESTING);

        raise(tester, review);
        organisation.as(
                tester, () -> reviews.test(review.id(), review.revision(), new ControlTest(yes, no, no, "Logs")));
        assertThat(newest().result()).isEqualTo(no);
        assertThat(newest().state()).isEqualTo(ControlReviewState.ACCEPTING);
        assertThat(holders("test-control", review)).isEmpty();
        dueJobs.runAll();
        assertThat(holders("accept-control-review", review))
                .contains(management)
                .doesNotContain(tester, owner);
        assertThatThrownBy(() -> raise(tester, review))
                .as("no finding once it is tested")
                .isInstanceOf(Problem.class);
    }

    private void untestable(ControlReviewFacts review, ControlTest test, String field) {
        refused(
                () -> organisation.as(tester, () -> reviews.test(review.id(), review.revision(), test)),
                Problem.Kind.INVALID,
                field);
    }

    @Test
    void ofTwoAtOnceTheSecondIsToldSo() {
        ControlReviewFacts review = testing();
        organisation.as(tester, () -> reviews.test(review.id(), review.revision(), test(TestResult.EFFECTIVE)));
        refused(
                () -> organisation.as(
                        tester, () -> reviews.test(review.id(), review.revision(), test(TestResult.NOT_TESTED))),
                Problem.Kind.STALE,
                "");
        refused(
                () -> organisation.as(compliance, () -> reviews.nameReviewer(review.id(), review.revision(), other)),
                Problem.Kind.STALE,
                "");
        assertThat(newest().result()).isEqualTo(TestResult.EFFECTIVE);
        assertThatThrownBy(() -> jdbc.sql("""
                                INSERT INTO control_review (id, control_id, number, state, opens_on, due_on, planned_at)
                                VALUES (:id, :control, 9, 'PLANNED', '2027-01-01', '2027-01-01', '2026-01-01T00:00Z')
                                """)
                        .param("id", Ids.next())
                        .param("control", control)
                        .update())
                .as("one review of a control at a time")
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aReviewerGivesTheTestToSomebodyIndependent() {
        ControlReviewFacts review = testing();
        List<UUID> mine = organisation.as(tester, () -> work.open(MyWork.Filter.NONE, 10)).stream()
                .filter(item -> item.kind().equals("test-control"))
                .map(item -> item.id())
                .toList();
        refused(
                () -> organisation.as(tester, () -> handingOver.handOver(mine, owner, "knows it")),
                Problem.Kind.INVALID,
                "to");
        organisation.as(tester, () -> handingOver.handOver(mine, other, "knows it"));
        assertThat(newest().reviewerId()).isEqualTo(other);
        assertThat(holders("test-control", review)).containsExactly(other);
    }

    @Test
    void staffSeeNothingOfItAndAuditorsSeeItAll() {
        ControlReviewFacts review = testing();
        UUID employee = organisation.hire("Emil Ohm", null, null);
        UUID auditor = organisation.hire("Ada Wolf", null, null, Role.AUDITOR);
        refused(() -> organisation.as(employee, () -> list.review(review.id())), Problem.Kind.NOT_FOUND, "");
        assertThatThrownBy(() -> organisation.as(employee, () -> list.count(ControlReviewList.Filter.NONE)))
                .isInstanceOf(AccessDeniedException.class);
        organisation.as(auditor, () -> {
            assertThat(list.review(review.id()).number()).isOne();
            assertThat(list.turn(review).asked()).isFalse();
            assertThatThrownBy(() -> reviews.planAll()).isInstanceOf(AccessDeniedException.class);
        });
        assertThat(found(tester, new ControlReviewList.Filter(framework, null, null, false, true)))
                .containsExactly(review.id());
        assertThat(found(other, new ControlReviewList.Filter(framework, null, null, false, true)))
                .isEmpty();
        assertThat(found(auditor, new ControlReviewList.Filter("", ControlReviewState.TESTING, owner, false, false)))
                .containsExactly(review.id());
        assertThat(found(auditor, new ControlReviewList.Filter(framework, null, null, true, false)))
                .isEmpty();
        moveTo(review.dueOn().plusDays(1));
        assertThat(found(auditor, new ControlReviewList.Filter(framework, null, null, true, false)))
                .containsExactly(review.id());
    }

    private List<UUID> found(UUID person, ControlReviewList.Filter filter) {
        return organisation.as(person, () -> {
            List<UUID> page = list.page(filter, 0, 50).stream()
                    .map(ControlReviewFacts::id)
                    .toList();
            assertThat(list.count(filter)).isEqualTo(page.size());
            return page;
        });
    }
}
