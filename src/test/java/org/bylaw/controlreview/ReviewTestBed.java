package org.bylaw.controlreview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bylaw.control.ControlFacts.Tailoring;
import org.bylaw.control.Controls;
import org.bylaw.control.ImplementationStatus;
import org.bylaw.control.Reason;
import org.bylaw.control.Tailorings;
import org.bylaw.control.Tailorings.Applicability;
import org.bylaw.control.Tailorings.Practice;
import org.bylaw.finding.Findings;
import org.bylaw.finding.NewFinding;
import org.bylaw.finding.Severity;
import org.bylaw.people.PersonLeft;
import org.bylaw.shared.Ids;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.signature.Signature;
import org.bylaw.signature.ToSign;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.work.Duties;
import org.bylaw.workflow.Processes;
import org.bylaw.workflow.WhereItStands;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Two controls of a framework of the test's own, people around them, and the steps of a review. */
@ModuleTest
abstract class ReviewTestBed {

    @Autowired
    ControlReviews reviews;

    @Autowired
    ControlReviewList list;

    @Autowired
    ControlReviewSigning signing;

    @Autowired
    ControlReviewActs acts;

    @Autowired
    ControlReviewDelegate delegate;

    @Autowired
    Tailorings tailorings;

    @Autowired
    Controls controls;

    @Autowired
    Findings findings;

    @Autowired
    Organisation organisation;

    @Autowired
    Processes processes;

    @Autowired
    Duties duties;

    @Autowired
    DueJobs dueJobs;

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

    String framework;
    UUID manager;
    UUID owner;
    UUID other;
    UUID compliance;
    UUID tester;
    UUID management;
    UUID control;
    UUID second;

    @BeforeEach
    void hire() {
        manager = organisation.hire("Mona Kern", null, null);
        owner = organisation.hire("Otto Frey", null, manager, Role.CONTROL_OWNER);
        other = organisation.hire("Olga Lind", null, null, Role.CONTROL_OWNER);
        compliance = organisation.hire("Clara Boll", null, null, Role.COMPLIANCE);
        tester = organisation.hire("Tessa Roth", null, null, Role.COMPLIANCE);
        management = organisation.hire("Maja Berg", null, null, Role.MANAGEMENT);
        UUID frameworkId = Ids.next();
        framework = "t" + frameworkId.toString().substring(24);
        jdbc.sql("""
                        INSERT INTO framework (id, key, name, tailored, shipped, position, imported_by, imported_at)
                        VALUES (:id, :key, :key, true, false, 99, :by, '2026-01-01T00:00Z')
                        """)
                .param("id", frameworkId)
                .param("key", framework)
                .param("by", compliance)
                .update();
        control = control(frameworkId, 1, "Detective");
        second = control(frameworkId, 2, "Preventive");
    }

    private UUID control(UUID frameworkId, int number, String type) {
        UUID id = Ids.next();
        jdbc.sql("""
                        INSERT INTO control (id, framework_id, code, ref, title, position)
                        VALUES (:id, :framework, :key || ':' || :ref, :ref, 'Control of ' || :key, :number)
                        """)
                .param("id", id)
                .param("framework", frameworkId)
                .param("key", framework)
                .param("ref", String.valueOf(number))
                .param("number", number)
                .update();
        jdbc.sql(
                        "INSERT INTO control_attribute (control_id, key, value, position) VALUES (:id, 'control_type', :type, 1)")
                .param("id", id)
                .param("type", type)
                .update();
        jdbc.sql("INSERT INTO tailoring (control_id) VALUES (:id)")
                .param("id", id)
                .update();
        return id;
    }

    void tailor(UUID id, @Nullable Boolean applicable, @Nullable UUID ownerId) {
        String code = framework + (id.equals(control) ? ":1" : ":2");
        organisation.as(compliance, () -> {
            Tailoring now = controls.byCode(code).tailoring();
            tailorings.tailor(
                    id,
                    now.revision(),
                    new Applicability(applicable, Set.of(Reason.RISK), "Why", ownerId, null, null),
                    new Practice(ImplementationStatus.IMPLEMENTED, 3, ""));
        });
    }

    /** Without anybody hearing of it, as data of an earlier release has it. */
    void tailorBefore(UUID id, @Nullable UUID ownerId) {
        jdbc.sql("UPDATE tailoring SET applicable = true, reasons = '{RISK}', owner_id = :owner WHERE control_id = :id")
                .param("owner", ownerId)
                .param("id", id)
                .update();
    }

    ControlReviewFacts newest(UUID id) {
        return organisation.as(compliance, () -> list.ofControl(id)).getFirst();
    }

    ControlReviewFacts newest() {
        return newest(control);
    }

    /** Tailored to the owner, its first review planned. */
    ControlReviewFacts planned() {
        tailor(control, true, owner);
        return newest();
    }

    ControlReviewFacts assessing() {
        ControlReviewFacts review = planned();
        organisation.as(
                compliance, () -> reviews.pullForward(List.of(review.id()), ReviewCause.INCIDENT, "A break-in"));
        return newest();
    }

    ControlReviewFacts testing() {
        ControlReviewFacts review = assessing();
        organisation.as(compliance, () -> reviews.nameReviewer(review.id(), review.revision(), tester));
        assess(owner);
        return newest();
    }

    void assess(UUID person) {
        ControlReviewFacts review = newest();
        organisation.as(person, () -> reviews.assess(review.id(), review.revision(), "Logs are read daily", 3));
    }

    static ControlTest test(TestResult result) {
        return new ControlTest(result, result, result, "20 of 400 log days");
    }

    ControlReviewFacts accepting(TestResult result) {
        ControlReviewFacts review = testing();
        if (result != TestResult.EFFECTIVE) {
            raise(tester, review);
        }
        organisation.as(tester, () -> reviews.test(review.id(), review.revision(), test(result)));
        dueJobs.runAll();
        return newest();
    }

    void raise(UUID person, ControlReviewFacts review) {
        organisation.as(
                person,
                () -> findings.raise(new NewFinding(
                        review.controlId(),
                        review.subject(),
                        Severity.HIGH,
                        "Alerts are not read",
                        "12 of 20 alerts were never opened",
                        owner,
                        LocalDate.now(clock).plusDays(30))));
    }

    /** Asks, as the page does, and signs, as the signing page does after the login. */
    void sign(UUID person, Acceptance acceptance, String comment) {
        ControlReviewFacts review = newest();
        ToSign wish =
                organisation.as(person, () -> signing.toSign(review.id(), review.revision(), acceptance, comment));
        sign(person, wish);
    }

    void sign(UUID person, ToSign wish) {
        organisation.as(
                person,
                () -> transaction.executeWithoutResult(status -> {
                    assertThat(acts.fingerprint(wish.subject(), wish.act())).isEqualTo(wish.sha256());
                    acts.signed(
                            new Signature(
                                    Ids.next(),
                                    wish.subject(),
                                    wish.act(),
                                    wish.title(),
                                    person,
                                    "Maja Berg",
                                    wish.sentence(),
                                    wish.meaning(),
                                    wish.comment(),
                                    wish.sha256(),
                                    clock.instant(),
                                    clock.instant()),
                            wish.details());
                }));
    }

    void leave(UUID person) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("UPDATE person SET active = false, left_at = joined_at WHERE id = :id")
                    .param("id", person)
                    .update();
            events.publishEvent(new PersonLeft(person));
        });
    }

    /** To noon of that day, and runs what is due by then. */
    void moveTo(LocalDate day) {
        movable.advance(Duration.between(
                clock.instant(), day.atTime(12, 0).atZone(clock.getZone()).toInstant()));
        dueJobs.runAll();
    }

    Set<String> past(UUID review) {
        return processes
                .whereIsIt("control-review", review)
                .map(WhereItStands::past)
                .orElseThrow();
    }

    List<String> stands(UUID review) {
        return processes.whereIsIt("control-review", review).orElseThrow().current().stream()
                .map(WhereItStands.Waiting::activityId)
                .toList();
    }

    List<UUID> holders(String kind, ControlReviewFacts review) {
        return duties.holders(kind, review.subject());
    }

    List<String> mails(UUID person, ControlReviewFacts review) {
        return jdbc.sql("SELECT kind FROM outbox_mail WHERE person_id = :id AND path = :path ORDER BY created_at, id")
                .param("id", person)
                .param("path", review.path())
                .query(String.class)
                .list();
    }

    static void refused(ThrowingCallable act, Problem.Kind kind, String field) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.field().orElse("")).isEqualTo(field);
        });
    }

    Map<String, Object> row(UUID review) {
        return jdbc.sql("SELECT * FROM control_review WHERE id = :id")
                .param("id", review)
                .query()
                .singleRow();
    }
}
