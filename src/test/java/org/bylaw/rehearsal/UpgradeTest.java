package org.bylaw.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bylaw.operations.Operations;
import org.bylaw.shared.MovableClock;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.testing.TestSettings;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * The first release's database under today's application: nothing is lost, and every process that was running then comes to
 * its end. The tests follow one another on the same database, as days would.
 */
@ModuleTest
@ContextConfiguration(initializers = {TestSettings.class, FirstRelease.class})
@Import({WaitingWork.class, AtOnceProven.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Organisation organisation;

    @Autowired
    Operations operations;

    @Autowired
    WaitingWork work;

    @Autowired
    DueJobs jobs;

    @Autowired
    MovableClock clock;

    @Test
    @Order(1)
    void nothingIsLost() {
        assertThat(counts("SELECT state, count(*) FROM policy_version GROUP BY state"))
                .isEqualTo(Map.of(
                        "APPROVED",
                        1L,
                        "APPROVAL",
                        3L,
                        "PUBLISHED",
                        6L,
                        "DRAFT",
                        1L,
                        "RETIRED",
                        1L,
                        "CONSULTATION",
                        1L,
                        "SUPERSEDED",
                        2L));
        assertThat(counts("SELECT 'rows', count(*) FROM attestation")).containsEntry("rows", 274L);
        assertThat(counts("SELECT 'rows', count(*) FROM audit_event WHERE id <= 564"))
                .containsEntry("rows", 564L);
    }

    @Test
    @Order(2)
    void whatRanGoesOnRunningAndFindsTheCodeThatItCalls() {
        assertThat(runningOfThen())
                .isEqualTo(Map.of(
                        "approval-round", 3L,
                        "attestation-campaign", 2L,
                        "policy-lifecycle", 6L,
                        "policy-review", 6L));
        assertThat(organisation.as(person("olle.admin"), operations::brokenModels))
                .isEmpty();
    }

    @Test
    @Order(3)
    void peopleFinishWhatWaitedForThem() {
        assertThat(work.closeConsultations()).isEqualTo(1);
        assertThat(work.submitDrafts()).isEqualTo(1);
        assertThat(work.approveAll()).isGreaterThanOrEqualTo(5);
        assertThat(work.reaffirmReviews()).isPositive();
        assertThat(work.attestAll()).isPositive();
        assertThat(counts("SELECT state, count(*) FROM policy_version GROUP BY state"))
                .doesNotContainKeys("DRAFT", "CONSULTATION", "APPROVAL");
    }

    @Test
    @Order(4)
    void timersGoOffAndEveryProcessOfThenEnds() {
        for (int month = 0; month < 30 && !runningOfThen().isEmpty(); month++) {
            clock.advance(Duration.ofDays(31));
            jobs.runAll();
            work.reaffirmReviews();
            work.attestAll();
        }
        assertThat(runningOfThen()).isEmpty();
        assertThat(organisation.as(person("olle.admin"), operations::stuck)).isEmpty();
    }

    /** Processes that began before the upgrade and have not ended. */
    private Map<String, Long> runningOfThen() {
        return counts("""
                SELECT d.key_, count(*) FROM act_ru_execution e JOIN act_re_procdef d ON d.id_ = e.proc_def_id_
                JOIN act_re_deployment p ON p.id_ = d.deployment_id_
                WHERE e.id_ = e.proc_inst_id_ AND p.id_ IN (SELECT id_ FROM act_re_deployment ORDER BY deploy_time_ LIMIT 1)
                GROUP BY d.key_
                """);
    }

    private Map<String, Long> counts(String sql) {
        return jdbc.sql(sql).query((row, number) -> Map.entry(row.getString(1), row.getLong(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private UUID person(String username) {
        return jdbc.sql("SELECT id FROM person WHERE username = :username")
                .param("username", username)
                .query(UUID.class)
                .single();
    }
}
