package org.bylaw.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.bylaw.notification.Outbox;
import org.bylaw.people.People;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.PartState;
import org.bylaw.shared.PartState.Level;
import org.bylaw.shared.PlatformPart;
import org.bylaw.shared.Role;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.bylaw.work.Duties;
import org.bylaw.work.MyWork;
import org.bylaw.work.WorkItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

/** How every part stands that the platform needs: asked in the background, told to those who run it, once and not again. */
@ModuleTest
class PlatformHealthTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    @Autowired
    private List<PlatformPart> all;

    @Autowired
    private PlatformHealth health;

    @Autowired
    private PlatformWatch watchOfAll;

    @Autowired
    private People people;

    @Autowired
    private Duties duties;

    @Autowired
    private Outbox outbox;

    @Autowired
    private MyWork work;

    @Autowired
    private Organisation organisation;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private UUID admin;
    private Scripted part;
    private PlatformNodes node;
    private PlatformAlarm alarm;
    private PlatformWatch watch;

    /** A part that stands as the test says. */
    private static final class Scripted implements PlatformPart {

        private final String key;
        private volatile PartState state = PartState.works(() -> "Fine.");
        private volatile CountDownLatch hangs = new CountDownLatch(0);

        Scripted(String key) {
            this.key = key;
        }

        @Override
        public String key() {
            return key;
        }

        @Override
        public String name() {
            return "The " + key;
        }

        @Override
        public PartState look() {
            try {
                hangs.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return state;
        }
    }

    @BeforeEach
    void begin() {
        admin = organisation.hire("Adam Admin", null, null, Role.ADMIN);
        part = new Scripted("test-" + letters());
        node = new PlatformNodes(jdbc, clock);
        alarm = alarm(List.of(part), node);
        watch = watch(List.of(part), node, alarm);
    }

    private PlatformAlarm alarm(List<PlatformPart> parts, PlatformNodes of) {
        return new PlatformAlarm(of, parts, people, duties, outbox, jdbc, clock) {
            @Override
            public void ring() {
                transaction.executeWithoutResult(status -> super.ring());
            }
        };
    }

    private PlatformWatch watch(List<PlatformPart> parts, PlatformNodes of, PlatformAlarm by) {
        return new PlatformWatch(parts, of, by, clock, false, LIMIT);
    }

    @AfterEach
    void end() {
        clock.setOffset(Duration.ZERO);
        jdbc.sql("DELETE FROM platform_node").update();
        alarm.ring();
    }

    @Test
    void everyPartOfTheApplicationSaysHowItStandsWithoutTroubleOnAHealthyPlatform() {
        watchOfAll.look();
        PlatformHealth.Report report = organisation.as(admin, health::report);
        assertThat(report.parts())
                .extracting(PlatformHealth.Part::key)
                .containsExactlyInAnyOrderElementsOf(
                        all.stream().map(PlatformPart::key).toList())
                .contains("database", "login", "directory", "mail", "bounces", "siem", "seal", "processes", "disk");
        assertThat(report.parts()).allSatisfy(each -> {
            assertThat(each.name()).isNotBlank();
            assertThat(each.what()).isNotBlank().doesNotContain("{0}");
            assertThat(each.since()).isNotNull();
        });
        assertThat(level(report, "database")).isEqualTo(Level.WORKS);
        assertThat(level(report, "clock")).isEqualTo(Level.WORKS);
        assertThat(level(report, "disk")).isIn(Level.WORKS, Level.INCOMPLETE);
        assertThat(level(report, "login")).isEqualTo(Level.WORKS);
        assertThat(level(report, "background")).isEqualTo(Level.WORKS);
        assertThat(level(report, "bounces")).isEqualTo(Level.NOT_SET_UP);
    }

    @Test
    void thoseWhoRunAndCheckThePlatformMayLookAndNobodyElse() {
        for (Role role : List.of(Role.ADMIN, Role.COMPLIANCE, Role.AUDITOR)) {
            organisation.as(organisation.hire("Somebody", null, null, role), health::report);
        }
        UUID author = organisation.hire("Anna Author", null, null, Role.POLICY_AUTHOR, Role.HR, Role.MANAGEMENT);
        assertThatThrownBy(() -> organisation.as(author, health::report)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void oneThatHangsHoldsUpNoOtherAndIsAskedOnce() {
        Scripted other = new Scripted("other");
        PlatformWatch both = watch(List.of(part, other), node, alarm);
        part.hangs = new CountDownLatch(1);
        long begin = System.nanoTime();
        both.look();
        both.look();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LIMIT.multipliedBy(4));
        assertThat(both.seen()).extracting(seen -> seen.state().level()).containsExactly(Level.UNKNOWN, Level.WORKS);
        part.hangs.countDown();
        Awaitility.await().untilAsserted(() -> {
            both.look();
            assertThat(both.seen().getFirst().state().level()).isEqualTo(Level.WORKS);
        });
    }

    @Test
    void sinceWhenAndTheLastSuccessAreRemembered() {
        watch.look();
        var worked = watch.seen().getFirst().since();
        clock.advance(Duration.ofMinutes(1));
        watch.look();
        assertThat(watch.seen().getFirst().since()).isEqualTo(worked);
        var lastSuccess = watch.seen().getFirst().lastSuccess();
        part.state = PartState.fails(() -> "Broken.");
        clock.advance(Duration.ofMinutes(1));
        watch.look();
        var broke = watch.seen().getFirst().since();
        clock.advance(Duration.ofMinutes(1));
        watch.look();
        assertThat(watch.seen().getFirst()).satisfies(seen -> {
            assertThat(seen.since()).isEqualTo(broke).isAfter(worked);
            assertThat(seen.lastSuccess()).isEqualTo(lastSuccess).isBefore(broke);
        });
    }

    @Test
    void theAdministratorsAreToldOnceAndNotAgainWithinTheHour() {
        part.state = PartState.fails(() -> "Broken.");
        watch.look();
        assertThat(told()).as("it may pass by itself").isEmpty();
        later(Duration.ofMinutes(6));
        later(Duration.ofMinutes(6));
        assertThat(told()).singleElement().satisfies(item -> {
            assertThat(item.verb()).isEqualTo("Look after");
            assertThat(item.title()).isEqualTo(part.name());
            assertThat(item.path()).isEqualTo("/operations/health");
        });
        assertThat(mails()).isEqualTo(1);
        part.state = PartState.unknown(() -> "It cannot be found out.");
        later(Duration.ofMinutes(1));
        assertThat(told()).as("nobody knows that it works").hasSize(1);
        part.state = PartState.works(() -> "Fine.");
        later(Duration.ofMinutes(1));
        assertThat(told()).isEmpty();
        part.state = PartState.incomplete(() -> "Broken again.");
        later(Duration.ofMinutes(1));
        later(Duration.ofMinutes(6));
        assertThat(told()).hasSize(1);
        assertThat(mails()).as("the same trouble").isEqualTo(1);
        part.state = PartState.works(() -> "Fine.");
        later(Duration.ofMinutes(1));
        part.state = PartState.fails(() -> "Broken on another day.");
        later(Duration.ofHours(30));
        later(Duration.ofMinutes(6));
        assertThat(mails()).isEqualTo(2);
    }

    @Test
    void whileMailFailsNobodyIsToldByMailAndWhatIsSlowCallsNobody() {
        Scripted mail = new Scripted("mail");
        PlatformWatch both = watch(List.of(part, mail), node, alarm(List.of(part), node));
        mail.state = PartState.fails(() -> "No mail.");
        part.state = PartState.fails(() -> "Broken.");
        both.look();
        clock.advance(Duration.ofMinutes(6));
        both.look();
        assertThat(told()).hasSize(1);
        assertThat(mails()).isZero();

        part.state = PartState.slow(() -> "Slow.");
        later(Duration.ofMinutes(6));
        later(Duration.ofMinutes(6));
        assertThat(told()).isEmpty();
    }

    @Test
    void whatAnotherNodeHasTroubleWithIsSeenHereAsLongAsThatNodeRuns() {
        PlatformNodes other = new PlatformNodes(jdbc, clock);
        PlatformHealth here = new PlatformHealth(watch, node);
        watch.look();
        other.note(List.of(new PlatformNodes.Trouble(part.key, Level.FAILS, clock.instant())), List.of());
        assertThat(here.report().troubled()).singleElement().satisfies(each -> {
            assertThat(each.level()).isEqualTo(Level.FAILS);
            assertThat(each.elsewhere()).singleElement().satisfies(on -> assertThat(on.node())
                    .isEqualTo(other.name()));
        });
        PlatformPart nodes = new NodesPart(node, clock);
        assertThat(nodes.look().what().get()).isEqualTo("2 nodes run.");
        clock.advance(Duration.ofMinutes(2));
        watch.look();
        assertThat(here.report().troubled()).isEmpty();
        assertThat(nodes.look()).satisfies(gone -> {
            assertThat(gone.level()).isEqualTo(Level.INCOMPLETE);
            assertThat(gone.what().get()).contains(other.name());
        });
        clock.advance(Duration.ofMinutes(30));
        watch.look();
        assertThat(nodes.look().what().get()).as("it was taken away").isEqualTo("1 node runs.");
        other.note(List.of(), List.of());
        other.leave();
        assertThat(nodes.look().level()).as("it was stopped").isEqualTo(Level.WORKS);
    }

    @Test
    void aNodeThatWasKilledAndStartedAgainIsNotMissed() {
        new PlatformNodes(jdbc, clock).note(List.of(), List.of());
        clock.advance(Duration.ofMinutes(2));
        watch.look();
        assertThat(new NodesPart(node, clock).look()).satisfies(back -> {
            assertThat(back.level()).isEqualTo(Level.WORKS);
            assertThat(back.what().get()).isEqualTo("1 node runs.");
        });
    }

    @Test
    void monitoringIsToldWithoutTakingTheNodeOut() {
        PlatformIndicator indicator = new PlatformIndicator(watch);
        assertThat(indicator.health().getStatus()).isEqualTo(Status.UP);
        part.state = PartState.fails(() -> "Broken.");
        watch.look();
        assertThat(indicator.health().getStatus()).isEqualTo(PlatformIndicator.DEGRADED);
        assertThat(indicator.health().getDetails().get(part.key)).asString().startsWith("fails since ");
    }

    @Test
    void theDatabaseKeepsTheRulesToo() {
        watch.look();
        assertThatThrownBy(() ->
                        node.note(List.of(new PlatformNodes.Trouble("mail", Level.WORKS, clock.instant())), List.of()))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() ->
                        node.note(List.of(new PlatformNodes.Trouble("Mail!", Level.FAILS, clock.instant())), List.of()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void later(Duration time) {
        clock.advance(time);
        watch.look();
    }

    private List<WorkItem> told() {
        return organisation.as(admin, () -> work.open(new MyWork.Filter("mend-platform", admin), 50).stream()
                .filter(item -> item.title().equals(part.name()))
                .toList());
    }

    private int mails() {
        return jdbc.sql("""
                        SELECT count(*) FROM outbox_mail
                        WHERE kind = 'platform.trouble' AND person_id = :admin AND params ->> 'part' = :part
                        """)
                .param("admin", admin)
                .param("part", part.name())
                .query(Integer.class)
                .single();
    }

    private static Level level(PlatformHealth.Report report, String key) {
        return report.parts().stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow()
                .level();
    }

    private static String letters() {
        return UUID.randomUUID().toString().replaceAll("[^a-f]", "") + "x";
    }
}
