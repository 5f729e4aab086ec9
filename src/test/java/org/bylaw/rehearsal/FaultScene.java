package org.bylaw.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.bylaw.Bylaw;
import org.bylaw.audit.seal.SealNow;
import org.bylaw.audit.seal.TrailCheck;
import org.bylaw.policy.Policies;
import org.bylaw.policy.Submissions;
import org.bylaw.shared.DatabaseTrouble;
import org.bylaw.shared.Role;
import org.bylaw.testing.DueJobs;
import org.bylaw.testing.KeycloakServer;
import org.bylaw.testing.Organisation;
import org.bylaw.testing.TestSettings;
import org.camunda.bpm.engine.ManagementService;
import org.slf4j.LoggerFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole application at work on a PostgreSQL that has faults: people decide, jobs run, mails go out, the trail is sealed.
 * Whatever happened meanwhile, afterwards everything that was told to people is true, and everything begun is ended.
 */
final class FaultScene implements AutoCloseable {

    private final FaultyPostgres postgres;
    private final GreenMail mail =
            new GreenMail(new ServerSetup(KeycloakServer.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final ConfigurableApplicationContext application;
    private final JdbcClient jdbc;
    private final BusyOffice office;
    private final Clerks clerks;
    private final List<RuntimeException> unexpected = new CopyOnWriteArrayList<>();
    private final List<Duration> recoveries = new ArrayList<>();
    private final Thread officeThread;
    private volatile boolean atWork = true;

    /** What the engine does here it does by itself. */
    static class LeftToTheEngine extends DueJobs {

        LeftToTheEngine(ManagementService management) {
            super(management);
        }

        @Override
        public void runAll() {
            // In the background.
        }
    }

    /**
     * @param megabytes of the database's disk
     * @param settings besides those of tests
     */
    FaultScene(Path folder, int megabytes, Map<String, Object> settings) throws Exception {
        postgres = new FaultyPostgres(folder, megabytes);
        mail.start();
        try {
            application = start(settings);
        } catch (RuntimeException | Error e) {
            mail.stop();
            postgres.close();
            throw e;
        }
        jdbc = application.getBean(JdbcClient.class);
        log.start();
        root().addAppender(log);
        Organisation organisation = application.getBean(Organisation.class);
        Policies policies = application.getBean(Policies.class);
        office = new BusyOffice(
                organisation,
                jdbc,
                policies,
                application.getBean(Submissions.class),
                application.getBean(WaitingWork.class));
        office.hire();
        clerks = new Clerks(organisation, jdbc, policies);
        clerks.begin(3);
        officeThread = Thread.ofPlatform().name("office").start(this::work);
        awaitWork();
    }

    private ConfigurableApplicationContext start(Map<String, Object> settings) {
        Map<String, Object> own = new HashMap<>(Map.of(
                "spring.datasource.url",
                postgres.url(),
                "spring.mail.port",
                mail.getSmtp().getPort(),
                "spring.mail.properties.mail.smtp.starttls.enable",
                "false",
                "server.port",
                "0",
                "bylaw.workflow.run-jobs",
                "true",
                "bylaw.mail.relay",
                "true",
                "bylaw.seal.run",
                "true"));
        own.putAll(settings);
        return new SpringApplicationBuilder(
                        Bylaw.class, Organisation.class, LeftToTheEngine.class, WaitingWork.class, AtOnceProven.class)
                .initializers(new TestSettings(), context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("rehearsal", own)))
                .run();
    }

    private void work() {
        for (int round = 0; atWork; round++) {
            try {
                office.approveSome(1);
                if (round % 3 == 0) {
                    office.makeCampaignsLate();
                }
            } catch (RuntimeException e) {
                if (DatabaseTrouble.of(e).isEmpty()) {
                    unexpected.add(e);
                }
            }
        }
    }

    ConfigurableApplicationContext application() {
        return application;
    }

    FaultyPostgres postgres() {
        return postgres;
    }

    Clerks clerks() {
        return clerks;
    }

    /** Waits until people's acts are done again, and notes how long that took. */
    Duration awaitWork() {
        long since = System.nanoTime();
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> clerks.lastDoneNanos() > since);
        Duration recovery = Duration.ofNanos(clerks.lastDoneNanos() - since);
        recoveries.add(recovery);
        return recovery;
    }

    /** Nobody begins anything more, and what was begun comes to its end by itself. */
    void settle() throws InterruptedException {
        atWork = false;
        officeThread.join();
        clerks.end();
        application.getBean(WaitingWork.class).approveAll();
        // As if the minutes were over for which something stays a node's own that it does not know of.
        jdbc.sql("UPDATE act_ru_job SET lock_exp_time_ = now() - interval '1 second' WHERE lock_owner_ IS NOT NULL")
                .update();
        jdbc.sql("UPDATE mail_digest SET next_attempt_at = now() WHERE sent_at IS NULL")
                .update();
        jdbc.sql("UPDATE outbox_mail SET next_attempt_at = now() WHERE sent_at IS NULL")
                .update();
        Awaitility.await()
                .atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> assertThat(waiting()).isZero());
    }

    private long waiting() {
        application.getBean(WaitingWork.class).approveAll();
        return jdbc.sql("""
                        SELECT (SELECT count(*) FROM outbox_mail WHERE sent_at IS NULL AND urgent)
                            + (SELECT count(*) FROM mail_digest WHERE sent_at IS NULL)
                            + (SELECT count(*) FROM act_ru_job WHERE retries_ > 0 AND (duedate_ < now() OR duedate_ IS NULL))
                            + (SELECT count(*) FROM act_ru_job WHERE exception_msg_ IS NOT NULL AND retries_ > 0)
                            + (SELECT count(*) FROM audit_event e
                                WHERE NOT EXISTS (SELECT FROM audit_leaf l WHERE l.event_id = e.id))
                        """).query(Long.class).single();
    }

    void everythingIsAsPeopleWereTold() {
        assertThat(clerks.lies()).isEmpty();
        assertThat(unexpected).isEmpty();
        assertThat(Unbroken.problems(jdbc)).isEmpty();
        assertThat(KilledNode.received(mail).keySet())
                .as("each mail that was sent has arrived, and under the id of its row")
                .isEqualTo(KilledNode.sent(jdbc));
        SealNow.all(application);
        Organisation organisation = application.getBean(Organisation.class);
        UUID admin = organisation.hire("Admin", null, null, Role.ADMIN);
        TrailCheck trail = application.getBean(TrailCheck.class);
        assertThat(organisation.as(admin, () -> trail.verify(List.of())).findings())
                .isEmpty();
    }

    /** Each outage is two lines of the log, and none of what fails in it comes with its stack trace. */
    void theLogWasNotFlooded(int outages) {
        List<ILoggingEvent> all;
        synchronized (log) {
            all = List.copyOf(log.list);
        }
        assertThat(all.stream().filter(FaultScene::isOfTheDatabase)).isEmpty();
        assertThat(all.stream()
                        .filter(event -> event.getLoggerName().endsWith(".DatabaseOutage"))
                        .filter(event -> event.getLevel() == Level.ERROR))
                .hasSizeBetween(1, outages);
    }

    private static boolean isOfTheDatabase(ILoggingEvent event) {
        return event.getThrowableProxy() instanceof ThrowableProxy thrown
                && DatabaseTrouble.of(thrown.getThrowable()).isPresent();
    }

    String figures() {
        Map<Clerks.Told, Long> acts = clerks.counts();
        List<Long> millis =
                recoveries.stream().skip(1).map(Duration::toMillis).sorted().toList();
        return "%,d acts done, %,d refused, %,d left open; %d versions published, %d campaigns, %d mails, %,d rows sealed; first act after a fault: median %,d ms, longest %,d ms"
                .formatted(
                        acts.getOrDefault(Clerks.Told.DONE, 0L),
                        acts.getOrDefault(Clerks.Told.NOT_DONE, 0L),
                        acts.getOrDefault(Clerks.Told.LOOK_YOURSELF, 0L),
                        number("SELECT count(*) FROM audit_event WHERE act = 'PolicyPublished'"),
                        number("SELECT count(*) FROM campaign"),
                        mail.getReceivedMessages().length,
                        number("SELECT count(*) FROM audit_leaf"),
                        millis.isEmpty() ? 0 : millis.get(millis.size() / 2),
                        millis.isEmpty() ? 0 : millis.getLast());
    }

    private long number(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Override
    public void close() {
        atWork = false;
        postgres.thaw();
        try {
            clerks.end();
            officeThread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        application.close();
        root().detachAppender(log);
        mail.stop();
        postgres.close();
    }
}
