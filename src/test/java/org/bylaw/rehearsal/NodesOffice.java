package org.bylaw.rehearsal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.bylaw.Bylaw;
import org.bylaw.approval.Approvals;
import org.bylaw.attestation.Attestations;
import org.bylaw.policy.Classification;
import org.bylaw.policy.Consultations;
import org.bylaw.policy.DocumentType;
import org.bylaw.policy.Policies;
import org.bylaw.policy.PolicyDetails;
import org.bylaw.policy.Submissions;
import org.bylaw.review.Reviews;
import org.bylaw.shared.Ids;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.Organisation;
import org.bylaw.testing.TestSettings;
import org.camunda.bpm.engine.ManagementService;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People of the demo's realm who write and approve policies on the nodes' database; what follows by itself is left to the nodes. */
final class NodesOffice implements AutoCloseable {

    static final String AUTHOR = "mira.holm";
    static final String OWNER = "karin.nyberg";

    private final ConfigurableApplicationContext application;
    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final Policies policies;
    private final Submissions submissions;

    /** Makes the tables where there are none. */
    NodesOffice(String database) {
        application = new SpringApplicationBuilder(Bylaw.class, Organisation.class, DueJobs.class, AtOnceProven.class)
                .initializers(new TestSettings(), context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource(
                                "nodes", Map.of("spring.datasource.url", database, "server.port", "0"))))
                .run();
        jdbc = application.getBean(JdbcClient.class);
        organisation = application.getBean(Organisation.class);
        policies = application.getBean(Policies.class);
        submissions = application.getBean(Submissions.class);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** Until a node has read everybody from Keycloak. */
    void awaitStaff(List<String> usernames) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> jdbc.sql("""
                                SELECT count(*) FROM person
                                WHERE username = ANY (:names) AND EXISTS (SELECT FROM person_role r
                                    JOIN person owner ON owner.id = r.person_id AND owner.username = :owner)
                                """)
                                .param("names", usernames.toArray(String[]::new))
                                .param("owner", OWNER)
                                .query(Integer.class)
                                .single()
                        == usernames.size());
    }

    /** A draft that its author may go on writing. */
    UUID draft(String title) {
        return organisation.as(person(AUTHOR), () -> policies.create(details(title), "# Rules\n\nKeep them."));
    }

    /** Policies that wait for their first approver. */
    void submit(String title, int count) {
        for (int number = 0; number < count; number++) {
            UUID version = draft(title);
            int revision = organisation.as(
                    person(OWNER), () -> policies.version(version).textRevision());
            organisation.as(
                    person(OWNER),
                    () -> submissions.submit(version, revision, new Submissions.Submission(Set.of(), null, null)));
        }
    }

    /** Approves all that waits, and leaves it to the nodes to publish it and to ask everybody. */
    List<UUID> putInForce() {
        WaitingWork work = new WaitingWork(
                organisation,
                jdbc,
                new DueJobs(application.getBean(ManagementService.class)) {
                    @Override
                    public void runAll() {
                        // The nodes do them.
                    }
                },
                submissions,
                application.getBean(Consultations.class),
                application.getBean(Approvals.class),
                application.getBean(Reviews.class),
                application.getBean(Attestations.class));
        Awaitility.await().atMost(Duration.ofMinutes(5)).pollInSameThread().until(() -> {
            work.approveAll();
            return number("SELECT count(*) FROM policy_version WHERE state IN ('APPROVAL', 'APPROVED')") == 0
                    && number("SELECT count(*) FROM campaign WHERE state = 'OPEN'")
                            == number("SELECT count(*) FROM policy_version WHERE state = 'PUBLISHED'");
        });
        return jdbc.sql("SELECT id FROM campaign ORDER BY id").query(UUID.class).list();
    }

    /** As if the days up to the due date had gone by: what is open is late. */
    void daysGoBy() {
        jdbc.sql("UPDATE attestation SET due_on = current_date - 3 WHERE state = 'OPEN'")
                .update();
    }

    /**
     * The next morning of each campaign has come.
     *
     * @return how many timers are due
     */
    int nextMorning() {
        return jdbc.sql("""
                        UPDATE act_ru_job SET duedate_ = now() - interval '1 minute'
                        WHERE handler_cfg_ LIKE 'morning%' AND lock_owner_ IS NULL
                        """).update();
    }

    UUID person(String username) {
        return jdbc.sql("SELECT id FROM person WHERE username = :username")
                .param("username", username)
                .query(UUID.class)
                .single();
    }

    private PolicyDetails details(String title) {
        UUID department = jdbc.sql("SELECT department_id FROM person WHERE username = :owner")
                .param("owner", OWNER)
                .query(UUID.class)
                .single();
        return new PolicyDetails(
                "N-" + Ids.next().toString().substring(24).toUpperCase(),
                title,
                DocumentType.POLICY,
                person(OWNER),
                department,
                Classification.INTERNAL,
                "en",
                Set.of(),
                Set.of(),
                12,
                Set.of(),
                Set.of("5.1"));
    }

    @Override
    public void close() {
        application.close();
    }
}
