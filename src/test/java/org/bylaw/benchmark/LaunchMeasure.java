package org.bylaw.benchmark;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.bylaw.audit.AuditTrail;
import org.bylaw.notification.Outbox;
import org.bylaw.shared.Ids;
import org.bylaw.shared.SubjectRef;
import org.bylaw.workflow.Processes;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asking everyone: from HR's start to the last row and mail, with process and audit; against the rows alone, against one
 * process a person, and ten times as many people.
 */
final class LaunchMeasure {

    private static final int ROUNDS = 3;
    private static final int ONE_BY_ONE = 5_000;

    private final Staff staff;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Processes processes;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Consumer<String> owner;

    /** @param owner runs SQL as a superuser */
    LaunchMeasure(ApplicationContext application, Staff staff, Consumer<String> owner) {
        this.staff = staff;
        this.owner = owner;
        jdbc = application.getBean(JdbcClient.class);
        transaction = application.getBean(TransactionTemplate.class);
        processes = application.getBean(Processes.class);
        audit = application.getBean(AuditTrail.class);
        outbox = application.getBean(Outbox.class);
    }

    Measure overInsert() {
        Timing launched = new Timing();
        Timing inserted = new Timing();
        Timing.interleave(1, ROUNDS, this::launch, launched, this::insert, inserted);
        return new Measure(
                "launch over the bare insert",
                launched.median() / inserted.median(),
                inserted.median(),
                3,
                "%,d people, %d rounds; median %,.0f ms, bare insert %,.0f ms"
                        .formatted(staff.size(), ROUNDS, launched.median(), inserted.median()));
    }

    Measure overOneInstanceEach() {
        Timing crowd = new Timing();
        for (int round = 0; round < ROUNDS; round++) {
            crowd.add(launch());
        }
        double each = oneByOne() / 1e6 * staff.size() / ONE_BY_ONE;
        return Measure.atLeast(
                "launch, times faster than an instance a person",
                each / crowd.median(),
                each,
                150,
                "%,d people; %,.0f ms, one by one %,.0f ms (%,d measured)"
                        .formatted(staff.size(), crowd.median(), each, ONE_BY_ONE));
    }

    double median() {
        Timing crowd = new Timing();
        for (int round = 0; round < ROUNDS; round++) {
            crowd.add(launch());
        }
        return crowd.median();
    }

    /** @param ofFew milliseconds of a launch for a tenth of today's people */
    Measure million(double ofFew) {
        double ofMany = launch() / 1e6;
        return new Measure(
                "launch for ten times as many",
                ofMany / ofFew,
                ofFew,
                11,
                "%,d people in %,.0f ms over %,.0f ms".formatted(staff.size(), ofMany, ofFew));
    }

    private long launch() {
        UUID policy = staff.policy();
        Stopwatch watch = new Stopwatch();
        UUID campaign = watch.get(() -> staff.launch(policy));
        forget(campaign);
        return watch.nanos();
    }

    /** The same attestation rows and nothing else. */
    private long insert() {
        UUID campaign = planned();
        Stopwatch watch = new Stopwatch();
        watch.run(() -> transaction.executeWithoutResult(status -> rows(campaign, "true")));
        forget(campaign);
        return watch.nanos();
    }

    private int rows(UUID campaign, String which) {
        return jdbc.sql("""
                        INSERT INTO attestation (campaign_id, person_id, policy_version_id, text_sha256, department_id, location,
                            state, asked_at, due_on, plan_day)
                        SELECT v.campaign_id, p.id, v.policy_version_id, v.text_sha256, p.department_id, p.location, 'OPEN',
                            :now, :due, -30
                        FROM campaign_version v CROSS JOIN person p WHERE v.campaign_id = :campaign AND p.active AND %s
                        """.formatted(which))
                .param("campaign", campaign)
                .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                .param("due", LocalDate.now().plusDays(30))
                .update();
    }

    /** Each person with a process, a row, an audit row and a mail of their own, each in one transaction. */
    private long oneByOne() {
        UUID campaign = planned();
        List<UUID> people = staff.some(ONE_BY_ONE);
        Stopwatch watch = new Stopwatch();
        watch.run(() -> people.forEach(person -> transaction.executeWithoutResult(status -> {
            jdbc.sql("""
                            INSERT INTO attestation (campaign_id, person_id, policy_version_id, text_sha256, state, asked_at,
                                due_on, plan_day)
                            SELECT v.campaign_id, :person, v.policy_version_id, v.text_sha256, 'OPEN', :now, :due, -30
                            FROM campaign_version v WHERE v.campaign_id = :campaign
                            """)
                    .param("campaign", campaign)
                    .param("person", person)
                    .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                    .param("due", LocalDate.now().plusDays(30))
                    .update();
            SubjectRef subject = SubjectRef.campaign(campaign);
            audit.record("CampaignLaunched", subject, subject, Map.of("asked", 1));
            outbox.digest(
                    List.of(person),
                    "attestation.asked",
                    Map.of("title", "Policy", "due", "2030-01-01"),
                    "/attest/" + campaign);
            UUID key = Ids.next();
            processes.start("attestation-campaign", key, Map.of("campaignId", key.toString()));
        })));
        forget(campaign);
        jdbc.sql("DELETE FROM act_ru_job").update();
        return watch.nanos();
    }

    private UUID planned() {
        UUID campaign = Ids.next();
        UUID policy = staff.policy();
        jdbc.sql("""
                        INSERT INTO campaign (id, responsible_id, audience, title, statement, state, opens_at, due_on,
                            grace_days, due_days, created_by, created_at)
                        VALUES (:id, :hr, '{"include": [], "exclude": []}', 'Floor', 'I will.', 'OPEN', :now, :due, 14, 30, :hr, :now)
                        """)
                .param("id", campaign)
                .param("hr", staff.hr())
                .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                .param("due", LocalDate.now().plusDays(30))
                .update();
        jdbc.sql("""
                        INSERT INTO campaign_version (campaign_id, policy_version_id, policy_id, text_sha256, position, running)
                        SELECT :id, v.id, v.policy_id, v.body_sha256, 1, false FROM policy_version v WHERE v.policy_id = :policy
                        """).param("id", campaign).param("policy", policy).update();
        return campaign;
    }

    /**
     * Each round begins with tables of the same size. Without the checks of foreign keys: the server keeps their plans from
     * when the table was empty, and would read all of it for each row.
     */
    private void forget(UUID campaign) {
        owner.accept("SET session_replication_role = replica; DELETE FROM attestation WHERE campaign_id = '" + campaign
                + "'");
        jdbc.sql("DELETE FROM outbox_mail WHERE path = '/attest/' || :id")
                .param("id", campaign.toString())
                .update();
    }
}
