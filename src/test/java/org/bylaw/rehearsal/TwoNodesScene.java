package org.bylaw.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.bylaw.testing.PostgresServer;
import org.bylaw.testing.StaffVisitor;

/**
 * One of two nodes is killed while staff confirm and ask, an author writes, an approver decides, and timers go off; and
 * afterwards what has to be true of all of it.
 */
final class TwoNodesScene implements AutoCloseable {

    private static final String DYING = "one";
    private static final String OTHER = "two";
    private static final String APPROVER = "jonas.berg";
    private static final String READER = "petra.lindqvist";
    private static final String WAITS_FOR_APPROVER = "A policy that waits for its approver";
    private static final String FORGED = "203.0.113.7";

    private final String database = PostgresServer.shared().newDatabase();
    private final List<String> staff;
    private final boolean waitForLocks;
    private final NodesOffice office;
    private final TwoNodes nodes;
    private final PatientVisitor.Experience experience = new PatientVisitor.Experience();
    private Duration untilServed = Duration.ZERO;
    private Duration untilTimersDone = Duration.ZERO;
    private int timers;
    private long locksOfTheDead;
    private long mostConnections;

    /**
     * Starts everything.
     *
     * @param staff usernames of those who confirm
     * @param waitForLocks whether the jobs of the dead node are waited for, for five minutes, or set free
     */
    TwoNodesScene(Path haproxy, Path folder, List<String> staff, boolean waitForLocks) {
        this.staff = staff;
        this.waitForLocks = waitForLocks;
        nodes = new TwoNodes(haproxy, folder, database, staff);
        try {
            office = new NodesOffice(database);
            nodes.ready();
        } catch (RuntimeException e) {
            nodes.close();
            throw e;
        }
    }

    void play(int policies) throws Exception {
        office.awaitStaff(staff);
        aNodeBelievesItsProxiesOnly();
        office.submit("A policy of the two nodes", policies);
        List<String> campaigns =
                office.putInForce().stream().map(UUID::toString).toList();
        UUID draft = office.draft("A draft of the two nodes");
        office.submit(WAITS_FOR_APPROVER, 1);
        // Whoever comes now gets to the one that will die.
        nodes.proxy().order("set server bylaw/" + OTHER + " state drain");
        try (PersonAtBrowser author = new PersonAtBrowser(nodes.url(), NodesOffice.AUTHOR);
                PersonAtBrowser approver = new PersonAtBrowser(nodes.url(), APPROVER);
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            author.opensDraft(draft);
            author.writes("The first sentence was saved.");
            author.seesItSaved();
            approver.opensWork(WAITS_FOR_APPROVER);
            HttpClient browser = nodes.browser();
            PatientVisitor reader = visitor(browser, READER);
            reader.opens(campaigns.getFirst());
            assertThat(List.of(author.node(), approver.node())).containsOnly(DYING);
            nodes.proxy().order("set server bylaw/" + OTHER + " state ready");

            staff.forEach(
                    username -> people.submit(() -> visitor(browser, username).answerAll(campaigns)));
            int all = staff.size() * campaigns.size();
            Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> {
                countConnections();
                return experience.confirmed.size() > all / 5;
            });
            office.daysGoBy();
            try (Connection holding = holdMails()) {
                // Else it might take all timers.
                nodes.node(OTHER).freeze();
                timers = office.nextMorning();
                Awaitility.await()
                        .atMost(Duration.ofMinutes(1))
                        .pollInterval(Duration.ofMillis(100))
                        .until(() -> held() > 0);
                author.writes("The second sentence was typed as the node died.");
                nodes.node(DYING).kill();
                nodes.node(OTHER).thaw();
                holding.rollback();
            }
            Instant died = Instant.now();
            reader.asksFromOpenPage(campaigns.getFirst());
            assertThat(experience.toldToSendAgain)
                    .as("told that it came too late, with the words in their place")
                    .hasPositiveValue();
            approver.approves();
            approver.goesOnWhereToldToLogInAgain();
            approver.approves();
            approver.seesItApproved();
            author.goesOnWhereToldToLogInAgain();
            author.finds("The first sentence was saved.");
            author.finds("The second sentence was typed as the node died.");
            author.seesItSaved();
            assertThat(author.node()).isEqualTo(OTHER);
            assertThat(author.asked()).as("what the browser asked").isEmpty();
            untilServed = Duration.between(died, Instant.now());

            people.shutdown();
            assertThat(people.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
            takeOver(died);
        }
    }

    /** Somebody whose browser says to be elsewhere. */
    private PatientVisitor visitor(HttpClient browser, String username) {
        return new PatientVisitor(
                new StaffVisitor(browser, Map.of("X-Forwarded-For", FORGED), nodes.url(), username),
                username,
                experience);
    }

    /** Lets nobody write mails, so that timers that go off are caught in the middle of their work. */
    private Connection holdMails() throws SQLException {
        Connection holding = DriverManager.getConnection(database, PostgresServer.OWNER, PostgresServer.PASSWORD);
        holding.setAutoCommit(false);
        holding.createStatement().execute("LOCK TABLE outbox_mail IN SHARE MODE");
        return holding;
    }

    /** Jobs of that node that are in the middle of their work. */
    private long held() {
        return office.number("SELECT count(DISTINCT a.pid) FROM pg_stat_activity a"
                + " JOIN pg_locks l ON l.pid = a.pid AND l.relation = 'act_ru_job'::regclass"
                + " WHERE a.wait_event_type = 'Lock' AND a.application_name = 'bylaw-" + DYING + "'");
    }

    /** The other node finishes what the dead one had begun. */
    private void takeOver(Instant died) {
        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> office.number("""
                        SELECT count(*) FROM act_ru_job WHERE retries_ > 0 AND duedate_ < now()
                            AND (lock_exp_time_ IS NULL OR lock_exp_time_ < now())
                        """) == 0);
        locksOfTheDead = office.number("SELECT count(*) FROM act_ru_job WHERE lock_exp_time_ > now()");
        assertThat(locksOfTheDead).as("jobs that the dead node had in hand").isPositive();
        if (!waitForLocks) {
            office.jdbc()
                    .sql(
                            "UPDATE act_ru_job SET lock_exp_time_ = now() - interval '1 second' WHERE lock_owner_ IS NOT NULL")
                    .update();
        }
        Awaitility.await().atMost(Duration.ofMinutes(8)).until(() -> office.number("""
                        SELECT (SELECT count(*) FROM act_ru_job WHERE retries_ > 0
                                AND (duedate_ < now() OR duedate_ IS NULL))
                            + (SELECT count(*) FROM audit_event e
                                WHERE NOT EXISTS (SELECT FROM audit_leaf l WHERE l.event_id = e.id))
                        """) == 0);
        untilTimersDone = Duration.between(died, Instant.now());
    }

    void nothingIsLostAndNothingDoneTwice() {
        assertThat(experience.strange).as("what people saw and should not have").isEmpty();
        assertThat(office.jdbc().sql("""
                                SELECT a.campaign_id || ' ' || p.username FROM attestation a JOIN person p ON p.id = a.person_id
                                WHERE a.state = 'ATTESTED'
                                """).query(String.class).list())
                .as("what is confirmed in the database, and what people saw a receipt of")
                .containsExactlyInAnyOrderElementsOf(experience.confirmed);
        assertThat(office.jdbc()
                        .sql(
                                "SELECT subject_id || ' ' || p.username FROM audit_event e JOIN person p ON p.id = e.actor_id"
                                        + " WHERE e.act = 'Attested'")
                        .query(String.class)
                        .list())
                .as("what the trail says was confirmed, once each")
                .containsExactlyInAnyOrderElementsOf(experience.confirmed);
        assertThat(office.jdbc()
                        .sql("SELECT words FROM attestation_followup WHERE kind = 'QUESTION'")
                        .query(String.class)
                        .list())
                .as("questions, once each")
                .containsExactlyInAnyOrderElementsOf(experience.asked);
        assertThat(office.jdbc()
                        .sql("SELECT DISTINCT address FROM audit_event WHERE act IN ('Attested', 'FollowUpOpened')")
                        .query(String.class)
                        .list())
                .as("from where people did it, whatever they said")
                .containsExactly(TwoNodes.VISITORS);
        timersWentOffOnce();
        assertThat(Unbroken.problems(office.jdbc())).containsOnlyKeys("an approved version was not published");
    }

    /** By the engine's own log of jobs, and by the trail. */
    private void timersWentOffOnce() {
        assertThat(office.number("""
                        SELECT count(*) FROM (SELECT job_id_ FROM act_hi_job_log WHERE job_state_ = 2
                            GROUP BY job_id_ HAVING count(*) > 1) twice
                        """)).as("jobs that were done twice").isZero();
        assertThat(office.jdbc().sql("""
                                SELECT count(*) FROM audit_event WHERE act = 'CampaignReminded' GROUP BY subject_id
                                """).query(Long.class).list())
                .as("reminder runs of each campaign")
                .hasSizeBetween(1, timers)
                .containsOnly(1L);
        assertThat(office.number("""
                        SELECT count(DISTINCT process_instance_id_) FROM act_hi_job_log WHERE job_state_ = 2
                            AND job_def_configuration_ IS NOT NULL AND act_id_ LIKE '%morning%'
                        """)).as("campaigns whose morning came").isEqualTo(timers);
    }

    /** Whoever goes past the proxy and says to be somebody else is believed only where the whole network is. */
    private void aNodeBelievesItsProxiesOnly() throws IOException, InterruptedException {
        HttpRequest forged = HttpRequest.newBuilder(URI.create(
                        nodes.node("two").url() + "/login/oauth2/code/keycloak?error=access_denied&state=none"))
                .header("X-Forwarded-For", FORGED)
                .build();
        nodes.browser().send(forged, HttpResponse.BodyHandlers.discarding());
        assertThat(office.jdbc()
                        .sql("SELECT DISTINCT address FROM audit_event WHERE act = 'LoginFailed' ")
                        .query(String.class)
                        .list())
                .containsExactly(TwoNodes.VISITORS);
    }

    private void countConnections() {
        mostConnections = Math.max(
                mostConnections,
                office.number(
                        "SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM pg_stat_activity"
                                + " WHERE application_name LIKE 'bylaw-%' AND state <> 'idle' GROUP BY application_name) nodes"));
    }

    String figures() {
        return """
                %d people confirmed and asked %d times; %d answers came from the other node than the one before, %d requests were interrupted, %d times people were told to send again; \
                author and approver went on after %.1f s; %d timers, %d of them in the dead node's hands, all done after %d s; \
                a node had %d connections in use at most""".formatted(
                        staff.size(),
                        experience.confirmed.size() + experience.asked.size(),
                        experience.movedToAnotherNode.get(),
                        experience.interrupted.get(),
                        experience.toldToSendAgain.get(),
                        untilServed.toMillis() / 1000.0,
                        timers,
                        locksOfTheDead,
                        untilTimersDone.toSeconds(),
                        mostConnections);
    }

    @Override
    public void close() {
        nodes.close();
        office.close();
    }
}
