package org.bylaw.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.bylaw.testing.JarProcess;
import org.bylaw.testing.KeycloakServer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A node that is killed again and again at random moments while versions are published, campaigns launched and reminded,
 * mails sent and the trail sealed; and afterwards what has to be true of all of it.
 */
final class KilledNode implements AutoCloseable {

    /** Most kills hit the work, some the start of the application. */
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(5);

    /** More, and the nodes would never be through with what follows from each. */
    private static final int POLICIES_A_LIFE = 6;

    private final JdbcClient jdbc;
    private final BusyOffice office;
    private final String database;
    private final Start start;
    private final Random random;
    private final GreenMail mail =
            new GreenMail(new ServerSetup(KeycloakServer.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Instant began = Instant.now();
    private int kills;
    private int killedAtWork;

    /** How a node is started. */
    interface Start {
        JarProcess with(Map<String, String> settings);
    }

    /** @param database of the application that {@code office} works in */
    KilledNode(JdbcClient jdbc, BusyOffice office, String database, Start start, long seed) {
        this.jdbc = jdbc;
        this.office = office;
        this.database = database;
        this.start = start;
        random = new Random(seed);
        mail.start();
    }

    /** People go on working while a node runs, which is killed at a random moment. */
    void killOnce() throws InterruptedException {
        office.approveSome(2);
        office.makeCampaignsLate();
        AtomicBoolean alive = new AtomicBoolean(true);
        Thread people = Thread.ofPlatform().start(() -> {
            for (int policy = 0; policy < POLICIES_A_LIFE && alive.get(); policy++) {
                office.approveSome(1);
            }
        });
        try (JarProcess node = start()) {
            if (random.nextInt(10) > 0) {
                node.ready();
            }
            assertThat(node.endsWithin(Duration.ofMillis(random.nextLong(LONGEST_LIFE.toMillis()))))
                    .as("the node ended by itself")
                    .isFalse();
            killedAtWork += atWork() ? 1 : 0;
            node.kill();
            kills++;
        } finally {
            alive.set(false);
            people.join();
        }
        forgetTheDead();
    }

    /** Whether something is begun and not done: a job that a node holds, or a mail that it claimed. */
    private boolean atWork() {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM act_ru_job WHERE lock_owner_ IS NOT NULL)
                            OR EXISTS (SELECT FROM outbox_mail WHERE sent_at IS NULL)
                        """).query(Boolean.class).single();
    }

    /** As if the minutes were over for which a dead node's jobs and mails stay its own. */
    private void forgetTheDead() {
        Awaitility.await().until(() -> jdbc.sql("""
                                SELECT count(*) FROM pg_stat_activity
                                WHERE datname = current_database() AND application_name = 'PostgreSQL JDBC Driver'
                                    AND state LIKE 'idle in transaction%' AND state_change < now() - interval '2 seconds'
                                """).query(Integer.class).single() == 0);
        jdbc.sql("UPDATE act_ru_job SET lock_exp_time_ = now() - interval '1 second' WHERE lock_owner_ IS NOT NULL")
                .update();
        jdbc.sql("UPDATE mail_digest SET next_attempt_at = now() WHERE sent_at IS NULL")
                .update();
        jdbc.sql("UPDATE outbox_mail SET next_attempt_at = now() WHERE sent_at IS NULL")
                .update();
    }

    /** A last node finishes everything. */
    void settle() {
        try (JarProcess node = start()) {
            node.ready();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(15))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() -> {
                        assertThat(number("SELECT count(*) FROM outbox_mail WHERE sent_at IS NULL AND urgent"))
                                .isZero();
                        assertThat(number("SELECT count(*) FROM mail_digest WHERE sent_at IS NULL"))
                                .isZero();
                        assertThat(number("SELECT count(*) FROM act_ru_job WHERE retries_ > 0 AND duedate_ < now()"))
                                .isZero();
                        assertThat(number("SELECT count(*) FROM act_ru_job WHERE retries_ > 0 AND duedate_ IS NULL"))
                                .isZero();
                        assertThat(number("""
                                SELECT count(*) FROM audit_event e
                                WHERE NOT EXISTS (SELECT FROM audit_leaf l WHERE l.event_id = e.id)
                                """)).isZero();
                    });
        }
    }

    void nothingIsLostAndNothingDoneTwice() {
        assertThat(problems()).isEmpty();
        Set<String> written = new TreeSet<>(jdbc.sql("""
                        SELECT id::text FROM mail_digest WHERE sent_at IS NOT NULL
                        UNION ALL SELECT id::text FROM outbox_mail WHERE sent_at IS NOT NULL AND urgent AND digest_id IS NULL
                        """).query(String.class).list());
        assertThat(received().keySet())
                .as("each mail that was sent has arrived, and under the id of its row")
                .isEqualTo(written);
    }

    /** What must not be, each with how often it is so. */
    private Map<String, Long> problems() {
        Map<String, Long> problems = new HashMap<>();
        RULES.forEach((rule, sql) -> {
            long broken = number(sql);
            if (broken > 0) {
                problems.put(rule, broken);
            }
        });
        return problems;
    }

    private static final Map<String, String> RULES = Map.of(
            "an approved version was not published",
            "SELECT count(*) FROM policy_version WHERE state IN ('APPROVAL', 'APPROVED')",
            "a version was published twice, or without a word in the trail",
            """
            SELECT count(*) FROM policy_version v WHERE v.state IN ('PUBLISHED', 'SUPERSEDED') AND v.published_at IS NOT NULL
                AND (SELECT count(*) FROM audit_event e WHERE e.act = 'PolicyPublished' AND e.subject_id = v.id) <> 1
            """,
            "a version has not one campaign",
            """
            SELECT count(*) FROM policy_version v WHERE v.state = 'PUBLISHED'
                AND (SELECT count(*) FROM campaign_version c WHERE c.policy_version_id = v.id) <> 1
            """,
            "a campaign was not launched once",
            """
            SELECT count(*) FROM campaign c
            WHERE (SELECT count(*) FROM audit_event e WHERE e.act = 'CampaignLaunched' AND e.subject_id = c.id) <> 1
            """,
            "somebody was not asked by mail once",
            """
            SELECT count(*) FROM attestation a WHERE (SELECT count(*) FROM outbox_mail m WHERE m.kind = 'attestation.asked'
                AND m.person_id = a.person_id AND m.path LIKE '%' || a.campaign_id || '%') <> 1
            """,
            "somebody was reminded otherwise than the trail says",
            """
            SELECT count(*) FROM attestation a WHERE a.reminders <> (SELECT count(*) FROM outbox_mail m
                WHERE m.kind = 'attestation.late' AND m.person_id = a.person_id AND m.path LIKE '%' || a.campaign_id || '%')
            """,
            "a step was given up that nobody is told of",
            """
            SELECT count(*) FROM act_ru_job j WHERE j.retries_ = 0
                AND NOT EXISTS (SELECT FROM act_ru_incident i WHERE i.configuration_ = j.id_)
            """,
            "a step was given up",
            "SELECT count(*) FROM act_ru_incident",
            "the tree has a hole",
            "SELECT count(*) FROM (SELECT leaf_index, row_number() OVER (ORDER BY leaf_index) - 1 AS place FROM audit_leaf)"
                    + " WHERE leaf_index <> place");

    private Map<String, Long> received() {
        return Arrays.stream(mail.getReceivedMessages())
                .collect(Collectors.groupingBy(KilledNode::id, Collectors.counting()));
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID().replaceAll("<([^@]*)@.*", "$1");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    String figures() {
        long mails = received().values().stream().mapToLong(Long::longValue).sum();
        return "%d kills, %d while something was in hand; %d versions published, %d campaigns, %d reminder runs, %,d mails of which %d arrived once more under their own id, %,d rows sealed; %d minutes"
                .formatted(
                        kills,
                        killedAtWork,
                        number("SELECT count(*) FROM audit_event WHERE act = 'PolicyPublished'"),
                        number("SELECT count(*) FROM campaign"),
                        number("SELECT count(*) FROM audit_event WHERE act = 'CampaignReminded'"),
                        mails,
                        mails - received().size(),
                        number("SELECT count(*) FROM audit_leaf"),
                        Duration.between(began, Instant.now()).toMinutes());
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private JarProcess start() {
        Map<String, String> settings = new HashMap<>(JarProcess.settings(database));
        settings.put("BYLAW_SMTP_PORT", String.valueOf(mail.getSmtp().getPort()));
        return start.with(settings);
    }

    @Override
    public void close() {
        mail.stop();
    }
}
