package org.bylaw.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bylaw.audit.AuditTrail;
import org.bylaw.control.ControlFacts;
import org.bylaw.control.Controls;
import org.bylaw.control.ImplementationStatus;
import org.bylaw.score.Scores.DayScore;
import org.bylaw.score.Scores.Order;
import org.bylaw.shared.Ids;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
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
class ScoresTest {

    private static int tests;

    @Autowired
    private Scores scores;

    @Autowired
    private Scales scales;

    @Autowired
    private DailyScore daily;

    @Autowired
    private Controls controls;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private Organisation organisation;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private UUID compliance;
    private UUID owner;
    private UUID reviewer;
    private UUID boss;

    @BeforeEach
    void begin() {
        compliance = organisation.hire("Carla Compliance", null, null, Role.COMPLIANCE);
        owner = organisation.hire("Otto Owner", null, null, Role.CONTROL_OWNER);
        reviewer = organisation.hire("Rita Reviewer", null, null, Role.CONTROL_OWNER);
        boss = organisation.hire("Berta Boss", null, null, Role.MANAGEMENT);
        forget();
        // Closed reviews stay on record, so that each test begins after those of the one before.
        clock.setOffset(Duration.ofDays(40L * ++tests));
        // 5.15 prevents and depends on people, 8.24 prevents and is technology, 8.15 detects and is technology.
        jdbc.sql("""
                        UPDATE tailoring SET applicable = true, reasons = '{RISK}', status = 'IMPLEMENTED'
                        WHERE control_id IN (SELECT id FROM control WHERE code IN ('5.15', '8.24', '8.15'))
                        """).update();
        List.of("5.15", "8.24", "8.15").forEach(code -> reviewed(code, ReviewResult.NOT_TESTED));
    }

    @AfterEach
    void forget() {
        jdbc.sql("UPDATE tailoring SET applicable = NULL, reasons = '{}', justification = '', status = 'NOT_STARTED'")
                .update();
        clock.setOffset(Duration.ZERO);
        jdbc.sql("DELETE FROM score_control").update();
        jdbc.sql("DELETE FROM score_day").update();
        jdbc.sql("UPDATE score_setting SET partly_implemented = 50, partly_effective = 50")
                .update();
        jdbc.sql("UPDATE score_nature SET points = CASE key WHEN 'PREVENTIVE_MANDATORY' THEN 27"
                        + " WHEN 'PREVENTIVE_DISCRETIONARY' THEN 9 WHEN 'OTHER_MANDATORY' THEN 3 ELSE 1 END")
                .update();
    }

    private ControlFacts control(String code) {
        return organisation.as(compliance, () -> controls.byCode(code));
    }

    private ControlScore score(String code) {
        return organisation.as(boss, () -> scores.of(control(code).id())).orElseThrow();
    }

    private void reviewed(String code, ReviewResult result) {
        jdbc.sql("""
                        INSERT INTO control_review (id, control_id, number, state, opens_on, due_on, planned_at, owner_id,
                            reviewer_id, assessment, maturity, assessed_by, assessed_at, design_result, operation_result,
                            result, tested_by, tested_at, acceptance, accepted_by, accepted_at, closed_at)
                        SELECT :id, :control, 1 + (SELECT count(*) FROM control_review WHERE control_id = :control), 'CLOSED',
                            '2026-01-01', '2026-02-01', :now, :owner, :reviewer, 'As written', 3, :owner, :now, :result,
                            :result, :result, :reviewer, :now, 'RESULT', :boss, :now, :now
                        """)
                .param("id", Ids.next())
                .param("control", control(code).id())
                .param("owner", owner)
                .param("reviewer", reviewer)
                .param("boss", boss)
                .param("result", result.name())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        clock.advance(Duration.ofSeconds(1));
    }

    private FrameworkScore framework(String key) {
        return organisation.as(boss, () -> scores.framework(key));
    }

    private static void refused(ThrowingCallable act, Problem.Kind kind, String field) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Problem.class, (Consumer<Problem>) problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.field().orElse("")).isEqualTo(field);
        });
    }

    @Test
    void pointsFollowTheNatureOfTheControl() {
        assertThat(score("8.24").nature()).isEqualTo(Nature.PREVENTIVE_MANDATORY);
        assertThat(score("8.24").possible()).isEqualByComparingTo("27");
        assertThat(score("5.15").nature()).isEqualTo(Nature.PREVENTIVE_DISCRETIONARY);
        assertThat(score("5.15").possible()).isEqualByComparingTo("9");
        assertThat(score("8.15").nature()).isEqualTo(Nature.OTHER_MANDATORY);
        assertThat(score("8.15").possible()).isEqualByComparingTo("3");
    }

    @Test
    void onlyWhatIsInPlaceAndReviewedEffectiveCounts() {
        assertThat(score("8.24").gained()).isEqualByComparingTo("0");
        assertThat(score("8.24").next()).isEqualTo(NextStep.REVIEW);
        reviewed("8.24", ReviewResult.EFFECTIVE);
        assertThat(score("8.24").gained()).isEqualByComparingTo("27");
        assertThat(score("8.24").next()).isEqualTo(NextStep.NONE);
        assertThat(score("8.24").review())
                .satisfies(review -> assertThat(review.result()).isEqualTo(ReviewResult.EFFECTIVE));
        reviewed("8.24", ReviewResult.NOT_EFFECTIVE);
        assertThat(score("8.24").gained()).as("the last review counts").isEqualByComparingTo("0");
        assertThat(score("8.24").next()).isEqualTo(NextStep.CORRECT);
    }

    @Test
    void whatWasNeverReviewedAsksForAReview() {
        jdbc.sql(
                        "UPDATE tailoring SET applicable = true, reasons = '{LAW}', status = 'IMPLEMENTED' WHERE control_id = :id")
                .param("id", control("8.28").id())
                .update();
        assertThat(score("8.28").review()).isNull();
        assertThat(score("8.28").next()).isEqualTo(NextStep.REVIEW);
        assertThat(score("8.28").toGain()).isEqualByComparingTo("27");
    }

    @Test
    void partlyCountsPartlyAndSaysHow() {
        reviewed("8.24", ReviewResult.PARTLY_EFFECTIVE);
        jdbc.sql("UPDATE tailoring SET status = 'PARTLY_IMPLEMENTED' WHERE control_id = :id")
                .param("id", control("8.24").id())
                .update();
        ControlScore score = score("8.24");
        assertThat(score.implementationShare()).isEqualTo(50);
        assertThat(score.reviewShare()).isEqualTo(50);
        assertThat(score.gained()).isEqualByComparingTo("6.75");
        assertThat(score.status()).isEqualTo(ImplementationStatus.PARTLY_IMPLEMENTED);
        assertThat(score.next()).isEqualTo(NextStep.FINISH);
    }

    @Test
    void whatDoesNotApplyHasNoPoints() {
        jdbc.sql("UPDATE tailoring SET applicable = false, justification = 'No such thing' WHERE control_id = :id")
                .param("id", control("8.24").id())
                .update();
        assertThat(organisation.as(boss, () -> scores.of(control("8.24").id()))).isEmpty();
        assertThat(framework("iso27002-2022").possible()).isEqualByComparingTo("12");
    }

    @Test
    void aControlCountsForEachFrameworkThatItCorrespondsToOnce() {
        reviewed("8.24", ReviewResult.EFFECTIVE);
        FrameworkScore own = framework("iso27002-2022");
        assertThat(own.possible()).isEqualByComparingTo("39");
        assertThat(own.gained()).isEqualByComparingTo("27");
        assertThat(own.percent()).isEqualTo(69);
        assertThat(own.complete()).isEqualTo(1);
        FrameworkScore annex = framework("iso27001-2022");
        assertThat(annex.possible()).isEqualByComparingTo("39");
        FrameworkScore gdpr = framework("gdpr");
        assertThat(gdpr.gained()).isEqualByComparingTo("27");
        List<PartScore> parts = organisation.as(boss, () -> scores.parts(gdpr));
        assertThat(parts)
                .filteredOn(part -> part.ref().equals("32"))
                .singleElement()
                .satisfies(article -> {
                    assertThat(article.controls()).isPositive();
                    assertThat(article.percent()).isPositive();
                });
        assertThat(parts).filteredOn(part -> part.controls() == 0).isNotEmpty();
        assertThat(organisation.as(boss, () -> scores.countsFor(control("8.24").id())))
                .contains("ISO/IEC 27002 2022", "ISO/IEC 27001 2022", "General Data Protection Regulation 2016/679");
    }

    @Test
    void whatGainsMostComesFirst() {
        reviewed("5.15", ReviewResult.EFFECTIVE);
        FrameworkScore own = framework("iso27002-2022");
        assertThat(organisation.as(boss, () -> scores.controls(own, Order.TO_GAIN, 0, 10)))
                .extracting(ControlScore::code)
                .containsExactly("8.24", "8.15");
        assertThat(organisation.as(boss, () -> scores.controls(own, Order.CATALOGUE, 1, 1)))
                .extracting(ControlScore::code)
                .containsExactly("8.15");
    }

    @Test
    void whatIsCommittedWhileOthersReckonIsReckonedToo() {
        reviewed("8.24", ReviewResult.EFFECTIVE);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("UPDATE tailoring SET status = 'PLANNED' WHERE control_id = :id")
                    .param("id", control("8.24").id())
                    .update();
            BigDecimal meanwhile = CompletableFuture.supplyAsync(
                            () -> framework("iso27002-2022").gained())
                    .join();
            assertThat(meanwhile).isEqualByComparingTo("27");
        });
        assertThat(framework("iso27002-2022").gained()).isEqualByComparingTo("0");
    }

    @Test
    void whatIsKeptReadyIsWhatTheControlsSay() {
        reviewed("8.24", ReviewResult.EFFECTIVE);
        reviewed("5.15", ReviewResult.PARTLY_EFFECTIVE);
        framework("iso27002-2022");
        List<String> reckoned = jdbc.sql("""
                        SELECT f.key || ' ' || trim_scale(coalesce(sum(s.gained), 0)) || ' '
                            || trim_scale(coalesce(sum(s.possible), 0)) || ' ' || count(s.control_id)
                        FROM framework f LEFT JOIN framework_control fc ON fc.framework_id = f.id
                        LEFT JOIN control_score s ON s.control_id = fc.control_id GROUP BY f.id
                        """).query(String.class).list();
        assertThat(jdbc.sql("""
                                SELECT f.key || ' ' || trim_scale(n.gained) || ' ' || trim_scale(n.possible) || ' ' || n.controls
                                FROM framework f JOIN score_standing n ON n.framework_id = f.id
                                """).query(String.class).list()).containsExactlyInAnyOrderElementsOf(reckoned);
    }

    @Test
    void theCourseKeepsHowADayEnded() {
        LocalDate day = LocalDate.now(clock);
        daily.writeDown();
        reviewed("8.24", ReviewResult.EFFECTIVE);
        daily.writeDown();
        clock.advance(Duration.ofDays(30));
        UUID own = framework("iso27002-2022").id();
        assertThat(organisation.as(boss, () -> scores.course(day, 60)))
                .filteredOn(score -> score.frameworkId().equals(own))
                .containsExactly(new DayScore(own, day, 69));
        assertThat(framework("iso27002-2022").before()).isEqualTo(69);
    }

    @Test
    void complianceChangesTheScaleAndTheTrailSaysWhatItWas() {
        Scale before = organisation.as(compliance, scales::scale);
        Map<Nature, Integer> points = new EnumMap<>(before.points());
        points.put(Nature.PREVENTIVE_MANDATORY, 30);
        organisation.as(compliance, () -> scales.change(new Scale(points, 40, 60, before.revision())));
        assertThat(score("8.24").possible()).isEqualByComparingTo("30");
        assertThat(audit.historyOf(new SubjectRef("score-scale", new UUID(0, 1)), 0, 1)
                        .getFirst()
                        .details())
                .containsEntry("PREVENTIVE_MANDATORY", Map.of("before", "27", "after", "30"))
                .containsEntry("partlyImplemented", Map.of("before", "50", "after", "40"))
                .doesNotContainKey("OTHER_MANDATORY");
        refused(
                () -> organisation.as(compliance, () -> scales.change(new Scale(points, 40, 60, before.revision()))),
                Problem.Kind.STALE,
                "");
        refused(
                () -> organisation.as(
                        compliance, () -> scales.change(new Scale(points, 101, 60, before.revision() + 1))),
                Problem.Kind.INVALID,
                "partlyImplemented");
        refused(
                () -> organisation.as(
                        compliance, () -> scales.change(new Scale(Map.of(), 10, 60, before.revision() + 1))),
                Problem.Kind.INVALID,
                "PREVENTIVE_MANDATORY");
        assertThatThrownBy(() ->
                        organisation.as(owner, () -> scales.change(new Scale(points, 40, 60, before.revision() + 1))))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void complianceWeighsOneControl() {
        ControlFacts control = control("5.15");
        organisation.as(compliance, () -> scales.weigh(control, new Weight(true, new BigDecimal("1.5"), 0)));
        assertThat(score("5.15").nature()).isEqualTo(Nature.PREVENTIVE_MANDATORY);
        assertThat(score("5.15").possible()).isEqualByComparingTo("40.5");
        refused(
                () -> organisation.as(compliance, () -> scales.weigh(control, new Weight(null, BigDecimal.ONE, 0))),
                Problem.Kind.STALE,
                "");
        refused(
                () -> organisation.as(
                        compliance, () -> scales.weigh(control, new Weight(null, new BigDecimal("1.555"), 1))),
                Problem.Kind.INVALID,
                "weight");
        refused(
                () -> organisation.as(
                        compliance, () -> scales.weigh(control("gdpr:32"), new Weight(null, BigDecimal.ONE, 0))),
                Problem.Kind.INVALID,
                "");
        assertThatThrownBy(
                        () -> organisation.as(owner, () -> scales.weigh(control, new Weight(null, BigDecimal.ONE, 1))))
                .isInstanceOf(AccessDeniedException.class);
        organisation.as(compliance, () -> scales.weigh(control, new Weight(null, new BigDecimal("2"), 1)));
        assertThat(score("5.15").possible()).isEqualByComparingTo("18");
    }

    @Test
    void staffInGeneralDoNotSeeIt() {
        UUID employee = organisation.hire("Emil Employee", null, null, Role.EMPLOYEE);
        assertThatThrownBy(() -> organisation.as(employee, scores::frameworks))
                .isInstanceOf(AccessDeniedException.class);
    }
}
