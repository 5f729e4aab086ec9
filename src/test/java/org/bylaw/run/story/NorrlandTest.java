package org.bylaw.run.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bylaw.shared.MovableClock;
import org.bylaw.testing.ModuleTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@ModuleTest
@Import(Norrland.class)
// A year of signatures passes here in seconds.
@TestPropertySource(properties = "bylaw.limits.logins=0")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NorrlandTest {

    @Autowired
    Norrland norrland;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    void tell() {
        HiredStaff.hire(jdbc);
        norrland.tell(line -> {});
    }

    @Test
    void everyPolicyIsInItsStage() {
        Map<String, String> stages = jdbc.sql("""
                        SELECT p.reference, string_agg(v.major || '.' || v.minor || ' ' || v.state, ', ' ORDER BY v.major, v.minor)
                            AS stages
                        FROM policy p JOIN policy_version v ON v.policy_id = p.id GROUP BY p.id
                        """).query().listOfRows().stream()
                .collect(Collectors.toMap(row -> row.get("reference").toString(), row -> row.get("stages")
                        .toString()));
        assertThat(stages)
                .isEqualTo(Map.ofEntries(
                        Map.entry("ISP-01", "1.0 SUPERSEDED, 2.0 PUBLISHED"),
                        Map.entry("AUP-02", "1.0 PUBLISHED"),
                        Map.entry("ACC-03", "1.0 PUBLISHED, 2.0 CONSULTATION"),
                        Map.entry("INC-04", "1.0 APPROVAL"),
                        Map.entry("MOA-05", "1.0 APPROVAL"),
                        Map.entry("ICH-06", "1.0 APPROVAL"),
                        Map.entry("SUP-07", "1.0 APPROVED"),
                        Map.entry("CRY-08", "1.0 DRAFT"),
                        Map.entry("DSW-09", "1.0 PUBLISHED"),
                        Map.entry("CDS-10", "1.0 PUBLISHED"),
                        Map.entry("PWD-11", "1.0 RETIRED"),
                        Map.entry("DPP-12", "1.0 SUPERSEDED, 1.1 PUBLISHED")));
    }

    @Test
    void theApprovalsWaitWhereTheyShould() {
        assertThat(jdbc.sql("""
                                SELECT p.reference || ' round ' || r.number || ': ' || s.name
                                FROM approval_stage s JOIN approval_round r ON r.id = s.round_id JOIN policy p ON p.id = r.page_id
                                WHERE s.state = 'OPEN'
                                """).query(String.class).list())
                .containsExactlyInAnyOrder(
                        "INC-04 round 1: Approvers", "MOA-05 round 2: Approvers", "ICH-06 round 1: Management");
    }

    @Test
    void reviewsOfControlsWaitForOwnersReviewersAndManagement() {
        assertThat(jdbc.sql("""
                                SELECT k.ref || ' ' || r.state || coalesce(' ' || r.result, '') FROM control_review r
                                JOIN control k ON k.id = r.control_id WHERE r.state NOT IN ('PLANNED', 'CLOSED')
                                """).query(String.class).list())
                .containsExactlyInAnyOrder(
                        "5.18 TESTING",
                        "8.8 ACCEPTING PARTLY_EFFECTIVE",
                        "8.13 ACCEPTING EFFECTIVE",
                        "8.15 ASSESSING",
                        "8.24 ACCEPTING EFFECTIVE");
        assertThat(jdbc.sql("SELECT count(*) FROM control_review r JOIN signature s ON s.subject_id = r.id"
                                + " WHERE r.state = 'CLOSED' AND s.subject_kind = 'control-review'")
                        .query(Long.class)
                        .single())
                .as("accepted with a signature")
                .isEqualTo(44);
        assertThat(jdbc.sql("SELECT count(*) FROM control_review WHERE state = 'PLANNED'")
                        .query(Long.class)
                        .single())
                .isGreaterThan(50);
    }

    @Test
    void anotherCampaignIsOnItsWay() {
        assertThat(jdbc.sql("""
                                SELECT a.state || ' ' || count(*) FROM campaign c JOIN attestation a ON a.campaign_id = c.id
                                WHERE c.state = 'OPEN' AND c.due_on > current_date GROUP BY a.state
                                """).query(String.class).list()).containsExactlyInAnyOrder("ATTESTED 5", "OPEN 5");
    }

    @Test
    void aWaiverIsInEachStateThatSomebodyHasToDoWith() {
        assertThat(jdbc.sql("SELECT state || ' ' || risk FROM waiver")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(
                        "ACTIVE MEDIUM", "ACTIVE LOW", "EXPIRED MEDIUM", "TO_MANAGEMENT HIGH", "ASKED LOW");
    }

    @Test
    void oneReviewIsDueThisWeekAndOneIsOverdue() {
        assertThat(jdbc.sql("""
                                SELECT p.reference || ' ' || r.state FROM review r JOIN policy p ON p.id = r.policy_id
                                WHERE r.state IN ('OPEN', 'OVERDUE') AND r.due_on < current_date + 7
                                """).query(String.class).list()).containsExactlyInAnyOrder("DSW-09 OPEN", "CDS-10 OVERDUE");
    }

    @Test
    void theRunningCampaignHasAnswersOfEveryKind() {
        Map<String, Object> late = jdbc.sql("""
                        SELECT count(*) FILTER (WHERE a.state = 'ATTESTED') AS attested,
                            count(*) FILTER (WHERE a.state = 'OPEN' AND a.due_on < current_date) AS late,
                            count(*) FILTER (WHERE a.state = 'DECLINED') AS declined,
                            count(*) FILTER (WHERE a.state = 'EXCUSED') AS excused
                        FROM campaign c JOIN attestation a ON a.campaign_id = c.id
                        WHERE c.state = 'OPEN' AND c.due_on < current_date
                        """).query().singleRow();
        assertThat(late).isEqualTo(Map.of("attested", 30L, "late", 7L, "declined", 2L, "excused", 1L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "audit_event.at",
                "policy.created_at",
                "policy_version.published_at",
                "policy_text_save.saved_at",
                "comment.written_at",
                "approval_round.opened_at",
                "approval_decision.decided_at",
                "approval_signature.signed_at",
                "approval_signature.authenticated_at",
                "attestation.asked_at",
                "attestation.answered_at",
                "attestation.last_reminded_at",
                "review.opened_at",
                "evidence.added_at",
                "waiver.requested_at",
                "waiver_decision.decided_at",
                "duty.opened_at",
                "outbox_mail.created_at",
                "act_hi_actinst.start_time_"
            })
    void allOfItHasHappenedAlready(String tableAndColumn) {
        String[] parts = tableAndColumn.split("\\.");
        List<Object> span = jdbc
                .sql("SELECT max(%2$s) < now() AS past, count(%2$s) > 0 AS told FROM %1$s"
                        .formatted(parts[0], parts[1]))
                .query()
                .listOfRows()
                .getFirst()
                .values()
                .stream()
                .toList();
        assertThat(span).containsExactly(true, true);
    }

    @Test
    void itSpansAYearAndEndsInThePresent() {
        assertThat(jdbc.sql(
                                "SELECT min(at) BETWEEN now() - interval '420 days' AND now() - interval '370 days' FROM audit_event")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(clock.offset()).isEqualTo(Duration.ZERO);
    }

    @Test
    void theTrailIsInTheOrderOfTime() {
        assertThat(jdbc.sql(
                                // The start that tells the story is of today.
                                "SELECT count(*) FROM (SELECT at < lag(at) OVER (ORDER BY id) AS back FROM audit_event"
                                        + " WHERE act NOT IN ('ModelDeployed', 'SettingsChanged')) WHERE back")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void onlyTheLastDaysMailsAreStillToBeSent() {
        assertThat(jdbc.sql(
                                "SELECT count(*) FROM outbox_mail WHERE sent_at IS NULL AND created_at < now() - interval '8 days'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("SELECT count(*) FROM outbox_mail WHERE sent_at IS NULL")
                        .query(Long.class)
                        .single())
                .isBetween(5L, 60L);
    }

    @Test
    void nothingInTheEngineFailed() {
        assertThat(jdbc.sql("SELECT count(*) FROM act_ru_incident")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
