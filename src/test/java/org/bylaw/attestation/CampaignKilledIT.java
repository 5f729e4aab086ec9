package org.bylaw.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.bylaw.audience.AudienceRule;
import org.bylaw.shared.Role;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.JarProcess;
import org.bylaw.testing.KeycloakServer;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The packaged application is killed in the middle of a launch, of a reminder run and of sending, and started again:
 * everybody is asked once, and each mail is known by one id. A lock holds it at the place where it is to die.
 */
@ModuleTest
class CampaignKilledIT {

    private static final int STAFF = 300;

    @TempDir
    private Path folder;

    @Autowired
    Organisation organisation;

    @Autowired
    Campaigns campaigns;

    @Autowired
    DueJobs jobs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    Clock clock;

    @Autowired
    Environment environment;

    private GreenMail mail;
    private UUID campaign;

    @BeforeEach
    void aCampaignIsPlanned() {
        mail = new GreenMail(new ServerSetup(KeycloakServer.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        UUID team = organisation.department("T" + UUID.randomUUID().toString().substring(0, 8), "Team");
        UUID hr = organisation.hire("Hana Hr", null, null, Role.HR);
        jdbc.sql("""
                        INSERT INTO person (id, username, name, email, department_id, joined_at, synced_at)
                        SELECT gen_random_uuid(), :team || '-' || n, 'Person ' || n, :team || '-' || n || '@example.org',
                            CAST(:team AS uuid), now(), now() FROM generate_series(1, :people) AS n
                        """).param("team", team.toString()).param("people", STAFF).update();
        PublishedPolicies policies = new PublishedPolicies(jdbc, clock);
        UUID policy = policies.policy("Password policy", hr, team);
        policies.publish(policy, 1, 0, "# Passwords\n\nUse a manager.");
        campaign = organisation.as(hr, () -> {
            NewCampaign usual = campaigns.proposal(policy);
            return campaigns.start(new NewCampaign(
                    usual.policyIds(),
                    "",
                    "",
                    usual.statement(),
                    AudienceRule.of(List.of(code(team)), List.of()),
                    null,
                    LocalDate.now(clock).plusDays(30),
                    14,
                    true,
                    false));
        });
    }

    private String code(UUID department) {
        return jdbc.sql("SELECT code FROM department WHERE id = :id")
                .param("id", department)
                .query(String.class)
                .single();
    }

    @AfterEach
    void noMoreMail() {
        mail.stop();
    }

    @Test
    void aLaunchThatDiesInTheMiddleAsksEverybodyOnce() throws Exception {
        dieWhileMailsAreWritten();
        assertThat(numbers("SELECT count(*) FROM attestation WHERE campaign_id = :id"))
                .containsExactly(0);
        assertThat(mailsByPerson("attestation.asked")).isEmpty();
        nobodyHoldsTheJobAnyMore();
        try (JarProcess again = start()) {
            again.ready();
            awaitOne("SELECT count(*) FROM campaign WHERE id = :id AND state = 'OPEN'");
            assertThat(numbers("SELECT count(*) FROM attestation WHERE campaign_id = :id GROUP BY person_id"))
                    .hasSize(STAFF)
                    .containsOnly(1);
            assertThat(mailsByPerson("attestation.asked")).hasSize(STAFF).containsOnly(1);
            assertThat(numbers("SELECT count(*) FROM audit_event WHERE subject_id = :id AND act = 'CampaignLaunched'"))
                    .containsExactly(1);
            awaitAllSent();
        }
        everybodyGotOneMailKnownByItsId("attestation.asked");
    }

    @Test
    void aReminderRunThatDiesInTheMiddleRemindsOnceAndSoDoesItsSending() throws Exception {
        jobs.runAll();
        threeDaysLate();
        dieWhileMailsAreWritten();
        assertThat(numbers("SELECT reminders FROM attestation WHERE campaign_id = :id"))
                .hasSize(STAFF)
                .containsOnly(0);
        nobodyHoldsTheJobAnyMore();
        try (JarProcess again = start()) {
            awaitOne("SELECT count(*) FROM audit_event WHERE subject_id = :id AND act = 'CampaignReminded'");
            assertThat(numbers("SELECT reminders FROM attestation WHERE campaign_id = :id"))
                    .hasSize(STAFF)
                    .containsOnly(1);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> mail.getReceivedMessages().length > STAFF / 6);
            again.kill();
        }
        assertThat(numbers("SELECT count(*) FROM mail_digest WHERE sent_at IS NULL"))
                .as("killed before all were sent")
                .allMatch(unsent -> unsent > 0);
        whatWasClaimedIsFree();
        try (JarProcess last = start()) {
            last.ready();
            awaitAllSent();
        }
        everybodyGotOneMailKnownByItsId("attestation.late");
    }

    /** As if the days had gone by: mails of the launch are long sent, and the next morning is due. */
    private void threeDaysLate() {
        jdbc.sql("DELETE FROM outbox_mail").update();
        jdbc.sql("UPDATE attestation SET due_on = :due WHERE campaign_id = :id")
                .param("due", LocalDate.now(clock).minusDays(3))
                .param("id", campaign)
                .update();
        assertThat(jdbc.sql("""
                                UPDATE act_ru_job j SET duedate_ = now() - interval '1 minute' FROM act_ru_execution e
                                WHERE e.id_ = j.process_instance_id_ AND e.business_key_ = :campaign
                                    AND j.handler_cfg_ LIKE 'morning%'
                                """).param("campaign", campaign.toString()).update())
                .isEqualTo(1);
    }

    private void dieWhileMailsAreWritten() throws SQLException, InterruptedException {
        try (Connection holding = database.getConnection()) {
            holding.setAutoCommit(false);
            holding.createStatement().execute("LOCK TABLE outbox_mail IN SHARE MODE");
            try (JarProcess dying = start()) {
                Awaitility.await()
                        .atMost(Duration.ofMinutes(5))
                        .pollInterval(Duration.ofMillis(200))
                        .until(() -> waiting() == 1);
                dying.kill();
            }
            holding.rollback();
        }
        Awaitility.await().until(() -> waiting() == 0);
    }

    private int waiting() {
        return jdbc.sql("""
                        SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'
                            AND datname = current_database() AND query LIKE 'INSERT INTO outbox_mail%'
                        """).query(Integer.class).single();
    }

    /** As if the five minutes were over for which a node holds its jobs. */
    private void nobodyHoldsTheJobAnyMore() {
        jdbc.sql("UPDATE act_ru_job SET lock_exp_time_ = now() - interval '1 second' WHERE lock_owner_ IS NOT NULL")
                .update();
    }

    private void whatWasClaimedIsFree() {
        jdbc.sql("UPDATE mail_digest SET next_attempt_at = now() WHERE sent_at IS NULL")
                .update();
    }

    private void awaitAllSent() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> numbers("SELECT count(*) FROM outbox_mail WHERE sent_at IS NULL"), List.of(0)::equals);
    }

    private void everybodyGotOneMailKnownByItsId(String kind) {
        Map<String, Set<String>> idsByAddress = Arrays.stream(mail.getReceivedMessages())
                .collect(Collectors.groupingBy(
                        CampaignKilledIT::address, Collectors.mapping(CampaignKilledIT::id, Collectors.toSet())));
        Map<String, String> expected =
                jdbc
                        .sql("""
                        SELECT p.email, d.id FROM mail_digest d JOIN person p ON p.id = d.person_id
                        WHERE EXISTS (SELECT FROM outbox_mail m WHERE m.digest_id = d.id)
                        """)
                        .query((row, number) -> Map.entry(row.getString("email"), row.getString("id")))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(idsByAddress.keySet()).isEqualTo(expected.keySet()).hasSizeGreaterThanOrEqualTo(STAFF);
        idsByAddress.forEach((address, ids) ->
                assertThat(ids).as(address).singleElement().asString().startsWith("<" + expected.get(address) + "@"));
        assertThat(mailsByPerson(kind)).hasSize(STAFF).containsOnly(1);
    }

    private static String address(MimeMessage message) {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString().replaceAll(".*<(.*)>", "$1");
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String id(MimeMessage message) {
        try {
            return message.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private JarProcess start() {
        Map<String, String> settings =
                new HashMap<>(JarProcess.settings(environment.getProperty("spring.datasource.url")));
        settings.put("BYLAW_SMTP_PORT", String.valueOf(mail.getSmtp().getPort()));
        return JarProcess.start(folder, settings);
    }

    private void awaitOne(String sql) {
        Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> numbers(sql), List.of(1)::equals);
    }

    private List<Integer> mailsByPerson(String kind) {
        return jdbc.sql("""
                        SELECT count(*) FROM outbox_mail m JOIN attestation a ON a.person_id = m.person_id
                        WHERE a.campaign_id = :id AND m.kind = :kind GROUP BY m.person_id
                        """)
                .param("id", campaign)
                .param("kind", kind)
                .query(Integer.class)
                .list();
    }

    private List<Integer> numbers(String sql) {
        return jdbc.sql(sql).param("id", campaign).query(Integer.class).list();
    }
}
