package org.bylaw.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.bylaw.audit.AuditTrail;
import org.bylaw.policy.Policies;
import org.bylaw.shared.Ids;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.work.Duties;
import org.bylaw.work.Duty;
import org.bylaw.work.HandingOver;
import org.bylaw.work.MyWork;
import org.bylaw.work.WorkItem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class ReviewHandOverTest {

    @Autowired
    HandingOver handingOver;

    @Autowired
    MyWork work;

    @Autowired
    Reviews reviews;

    @Autowired
    ReviewPages pages;

    @Autowired
    ReviewDelegate delegate;

    @Autowired
    Policies policies;

    @Autowired
    Duties duties;

    @Autowired
    AuditTrail audit;

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

    UUID department;
    UUID owner;
    UUID compliance;
    UUID ben;
    UUID secret;
    UUID travel;

    @BeforeEach
    void ask() {
        PolicyRows rows = new PolicyRows(jdbc, clock);
        department = organisation.department("d-" + Ids.next(), "Finance");
        owner = organisation.hire("Otto Frey", department, null, Role.POLICY_OWNER);
        compliance = organisation.hire("Clara Boll", department, null, Role.COMPLIANCE);
        ben = organisation.hire("Ben Ott", null, null);
        secret = rows.policy("Merger", owner, department, "STRICTLY_CONFIDENTIAL");
        jdbc.sql("INSERT INTO policy_audience (policy_id, kind, value) VALUES (:policy, 'LOCATION', 'Nowhere')")
                .param("policy", secret)
                .update();
        travel = rows.policy("Travel expenses", owner, department, "INTERNAL");
        for (UUID policy : List.of(secret, travel)) {
            UUID version = rows.publish(policy, 1);
            transaction.executeWithoutResult(status -> delegate.plan(version.toString()));
            organisation.as(
                    compliance, () -> reviews.bringForward(review(policy).id(), "An incident"));
        }
        dueJobs.runAll();
    }

    @Test
    void severalReviewsGoToSomebodyElseWhoIsToldAndMayReadTheText() {
        UUID version = review(secret).versionId();
        assertThatThrownBy(() -> organisation.as(ben, () -> policies.text(version)))
                .isInstanceOf(Problem.class);

        organisation.as(owner, () -> handingOver.handOver(ids(items(owner)), ben, "knows it better"));

        assertThat(items(owner)).isEmpty();
        assertThat(items(ben))
                .extracting(WorkItem::why)
                .containsExactly("in place of Otto Frey (knows it better)", "in place of Otto Frey (knows it better)");
        assertThat(organisation.as(ben, () -> pages.page(review(secret).id())).why())
                .isEqualTo("in place of Otto Frey (knows it better)");
        assertThat(organisation.as(ben, () -> policies.text(version))).isEqualTo("# Travel");
        assertThat(jdbc.sql("SELECT count(*) FROM outbox_mail WHERE person_id = :id AND kind = 'review.opened'")
                        .param("id", ben)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        assertThat(audit.historyOf(SubjectRef.policy(travel), 0, 1))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.act()).isEqualTo("ReviewHandedOver");
                    assertThat(entry.details()).containsEntry("to", "Ben Ott").containsEntry("why", "knows it better");
                });

        ReviewFacts review = review(travel);
        organisation.as(ben, () -> reviews.complete(review.id(), review.revision(), ReviewOutcome.REAFFIRM, null));
        assertThat(organisation
                        .as(compliance, () -> reviews.review(review.id()))
                        .decidedByName())
                .isEqualTo("Ben Ott");
    }

    @Test
    void allOfThemOrNone() {
        List<UUID> both = ids(items(owner));
        ReviewFacts review = review(secret);
        organisation.as(owner, () -> reviews.complete(review.id(), review.revision(), ReviewOutcome.REAFFIRM, null));

        assertKind(Problem.Kind.STALE, () -> handingOver.handOver(both, ben, "knows it better"));
        assertThat(items(ben)).isEmpty();
        assertThat(items(owner)).hasSize(1);
    }

    @Test
    void nobodyGivesAwayWhatIsNotTheirs() {
        List<UUID> both = ids(items(owner));
        assertThatThrownBy(() -> organisation.as(ben, () -> handingOver.handOver(both, ben, "I want them")))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> organisation.as(compliance, () -> handingOver.handOver(both, ben, "I want them")))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.STALE));
        assertThat(items(owner)).hasSize(2);
    }

    @Test
    void anApprovalIsNotGivenAwayByWhoDecides() {
        transaction.executeWithoutResult(status -> duties.open(List.of(new Duty(
                "approve",
                new SubjectRef(SubjectRef.APPROVAL_ROUND, Ids.next()),
                owner,
                "Approve",
                "Clear desk 2.0",
                "as an approver",
                null,
                "/approvals/1",
                null))));
        List<WorkItem> all = items(owner);

        assertThat(organisation.as(owner, () -> all.stream()
                        .filter(handingOver::mayHandOver)
                        .map(WorkItem::kind)
                        .toList()))
                .containsExactly("review", "review");
        assertKind(Problem.Kind.FORBIDDEN, () -> handingOver.handOver(ids(all), ben, "knows it better"));
        assertThat(items(owner)).as("nor the reviews with it").hasSize(3);
    }

    @Test
    void whatIsMissingIsNamedBesideItsField() {
        List<UUID> both = ids(items(owner));
        assertField("why", () -> handingOver.handOver(both, ben, " "));
        assertField("to", () -> handingOver.handOver(both, owner, "knows it better"));
        assertField("to", () -> handingOver.handOver(both, Ids.next(), "knows it better"));
    }

    private List<WorkItem> items(UUID person) {
        return organisation.as(person, () -> work.open(MyWork.Filter.NONE, 10));
    }

    private static List<UUID> ids(List<WorkItem> items) {
        return items.stream().map(WorkItem::id).toList();
    }

    private ReviewFacts review(UUID policy) {
        return organisation.as(compliance, () -> reviews.ofPolicy(policy)).getFirst();
    }

    private void assertKind(Problem.Kind kind, Runnable act) {
        assertThatThrownBy(() -> organisation.as(owner, act))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(kind));
    }

    private void assertField(String field, Runnable act) {
        assertThatThrownBy(() -> organisation.as(owner, act))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.field()).hasValue(field));
    }
}
