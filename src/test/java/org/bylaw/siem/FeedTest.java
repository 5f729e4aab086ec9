package org.bylaw.siem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.bylaw.audit.AuditTrail;
import org.bylaw.audit.SealedTrail;
import org.bylaw.audit.seal.SealNow;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Ids;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.PartState;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.testing.ModuleTest;
import org.bylaw.testing.Organisation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@ModuleTest
class FeedTest {

    @Autowired
    private Cursors cursors;

    @Autowired
    private EventTable table;

    @Autowired
    private Siem siem;

    @Autowired
    private SealedTrail sealed;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private AuditTrail audit;

    @Autowired
    private CurrentPerson currentPerson;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Organisation organisation;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    private final Made.Trail trail = new Made.Trail();
    private final String name = anotherName();
    private final Scripted receiver = new Scripted(name);
    private final UUID node = UUID.randomUUID();
    private UUID admin;

    @BeforeEach
    void begin() {
        cursors.begin(name, 0);
        admin = organisation.hire("Adam Admin", null, null, Role.ADMIN);
    }

    @AfterEach
    void backToRealTime() {
        clock.setOffset(Duration.ZERO);
    }

    @Test
    void everyRowArrivesOnceInOrderAndEachCheckpointBehindItsRows() {
        trail.grow(150);
        trail.checkpoint();
        trail.grow(350);
        trail.checkpoint();
        trail.grow(3);
        drain(feed(node));
        assertThat(receiver.places()).isEqualTo(places(0, 503));
        assertThat(receiver.ids().get(150)).isEqualTo("checkpoint-150");
        assertThat(receiver.ids().get(501)).isEqualTo("checkpoint-500");
        drain(feed(node));
        assertThat(receiver.ids()).hasSize(505).doesNotHaveDuplicates();
    }

    @Test
    void theRealTrailArrivesAsItIsSealedWithItsCheckpointBehind() {
        Scripted real = new Scripted(anotherName());
        cursors.begin(real.name(), sealed.size());
        SubjectRef policy = new SubjectRef("policy", Ids.next());
        organisation.as(
                admin,
                () -> transaction.execute(status -> {
                    audit.record("PolicyCreated", policy, policy, Map.of("reference", "POL-1\u202E"));
                    audit.record("PolicyPublished", policy, policy, Map.of("version", "1.0"));
                    return "";
                }));
        SealNow.all(context);
        drain(new Feed(real, sealed, table, cursors, clock, node));
        assertThat(real.acts(policy)).containsExactly("PolicyCreated", "PolicyPublished");
        assertThat(real.ids()).last().isEqualTo("checkpoint-" + sealed.size());
    }

    @Test
    void whileTheReceiverIsAwayAllOfItWaits() {
        trail.grow(10);
        drain(feed(node));
        receiver.instead = Scripted.away();
        trail.grow(300);
        trail.checkpoint();
        Feed feed = feed(node);
        assertThat(feed.step()).isFalse();
        assertThat(feed.step()).as("not before it is time").isFalse();
        ReceiverState away = state();
        assertThat(away.kind()).isEqualTo(ReceiverState.Kind.FAILING);
        assertThat(away.trouble()).isEqualTo(Trouble.UNREACHABLE);
        assertThat(away.waiting()).isEqualTo(300);
        assertThat(away.nextAt()).isBetween(clock.instant(), clock.instant().plusSeconds(3));
        for (int attempt = 0; attempt < 12; attempt++) {
            clock.advance(Duration.ofMinutes(7));
            feed.step();
        }
        assertThat(state().nextAt())
                .as("at most five minutes and a quarter")
                .isBefore(clock.instant().plusSeconds(376));

        receiver.instead = null;
        clock.advance(Duration.ofMinutes(7));
        // A new start of another node: nothing is known but what stands in the table.
        drain(feed(UUID.randomUUID()));
        assertThat(receiver.places()).isEqualTo(places(0, 310));
        assertThat(state().kind()).isEqualTo(ReceiverState.Kind.WORKING);
        assertThat(state().waiting()).isZero();
    }

    @Test
    void aReceiverThatSaysHowLongIsLeftAloneForSoLong() {
        trail.grow(1);
        receiver.instead = Scripted.busy(Duration.ofMinutes(10));
        Feed feed = feed(node);
        feed.step();
        receiver.instead = null;
        clock.advance(Duration.ofMinutes(9));
        feed.step();
        assertThat(receiver.places()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        feed.step();
        assertThat(receiver.places()).containsExactly(0L);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEventThatIsNotTakenIsPutAsideAndTheOthersGoOn(boolean namesThePosition) {
        receiver.namesThePosition = namesThePosition;
        receiver.poison.addAll(List.of(0L, 77L, 78L, 199L));
        trail.grow(200);
        trail.checkpoint();
        drain(feed(node));
        List<Long> expected = new ArrayList<>(places(0, 200));
        expected.removeAll(receiver.poison);
        assertThat(receiver.places()).isEqualTo(expected);
        assertThat(receiver.ids()).endsWith("checkpoint-200").doesNotHaveDuplicates();
        assertThat(by().refused(name)).extracting(RefusedEvent::index).containsExactlyInAnyOrder(0L, 77L, 78L, 199L);
        assertThat(state().refused()).isEqualTo(4);
        assertThat(state().kind()).isEqualTo(ReceiverState.Kind.WORKING);
        assertThat(health().level()).isEqualTo(PartState.Level.INCOMPLETE);
        assertThat(health().what().get()).isEqualTo("The SIEM at " + name + ".example:443 refuses events.");
    }

    @Test
    void aRefusedEventIsTriedAgainByHandAndThenSettled() {
        receiver.poison.add(1L);
        trail.grow(3);
        drain(feed(node));
        UUID refused = by().refused(name).getFirst().id();
        assertThat(as(siem -> siem.tryRefused(refused)).outcome()).isEqualTo(Siem.Outcome.FAILED);
        receiver.poison.clear();
        assertThat(as(siem -> siem.tryRefused(refused)).outcome()).isEqualTo(Siem.Outcome.ARRIVED);
        assertThat(receiver.places()).containsExactly(0L, 2L, 1L);
        assertThat(state().refused()).isZero();
        assertThatThrownBy(() -> as(siem -> siem.tryRefused(refused)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("no longer refused");
        assertThat(acts("SiemEventTriedAgain")).isEqualTo(2);
    }

    @Test
    void aRefusedEventThatIsNotConfirmedIsNotSettledAndAskedAboutTheNextTime() {
        receiver.poison.add(1L);
        trail.grow(3);
        drain(feed(node));
        Siem siem = by();
        UUID refused = siem.refused(name).getFirst().id();
        receiver.instead = new Delivery.Waiting();
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThat(organisation.as(admin, () -> siem.tryRefused(refused)).outcome())
                    .isEqualTo(Siem.Outcome.WAITING);
            assertThat(state().refused()).isEqualTo(1);
        }
        assertThat(receiver.freshes).as("the one that waits is asked again").hasValue(1);
        receiver.instead = new Delivery.Failed(Trouble.NOT_CONFIRMED, "HTTP 200", null);
        organisation.as(admin, () -> siem.tryRefused(refused));
        receiver.instead = null;
        receiver.poison.clear();
        assertThat(organisation.as(admin, () -> siem.tryRefused(refused)).outcome())
                .isEqualTo(Siem.Outcome.ARRIVED);
        assertThat(receiver.freshes).as("what was not confirmed is sent again").hasValue(2);
        assertThat(state().refused()).isZero();
    }

    @Test
    void aReceiverThatNoNodeSendsToIsSeen() {
        SiemPart part = part();
        Feed feed = feed(node);
        assertThat(part.look().level()).isEqualTo(PartState.Level.UNKNOWN);
        trail.grow(1);
        drain(feed);
        assertThat(part.look().level()).isEqualTo(PartState.Level.WORKS);
        trail.grow(2);
        // The thread has died: nobody renews its hold.
        clock.advance(Duration.ofMinutes(5));
        assertThat(part.look().level())
                .as("another node takes over in a moment")
                .isEqualTo(PartState.Level.WORKS);
        Instant since = clock.instant();
        clock.advance(Duration.ofSeconds(61));
        PartState dead = part.look();
        assertThat(dead.level()).isEqualTo(PartState.Level.FAILS);
        assertThat(dead.what().get()).isEqualTo("No node of Bylaw sends to the SIEM at " + name + ".example:443.");
        assertThat(dead.meaning().get()).startsWith("2 events wait");
        assertThat(dead.since()).isBeforeOrEqualTo(since);
        drain(feed);
        assertThat(part.look().level()).isEqualTo(PartState.Level.WORKS);
        feed.leave();
        assertThat(part.look().level()).as("as one node stops").isEqualTo(PartState.Level.WORKS);
        clock.advance(Duration.ofSeconds(61));
        assertThat(part.look().level()).isEqualTo(PartState.Level.FAILS);
    }

    @Test
    void aReceiverThatNobodyEverBeganIsSeen() {
        Scripted never = new Scripted(anotherName());
        SiemPart part = new SiemPart(new Receivers.All(List.of(never)), states(), clock);
        assertThat(part.look().level()).isEqualTo(PartState.Level.UNKNOWN);
        clock.advance(Duration.ofSeconds(61));
        assertThat(part.look().level()).isEqualTo(PartState.Level.FAILS);
    }

    @Test
    void whatOnlyAPersonCanMendStopsItUntilSomebodyActs() {
        trail.grow(5);
        receiver.instead = new Delivery.Stopped(Trouble.LOGIN, "HTTP 403: Invalid token");
        Feed feed = feed(node);
        feed.step();
        receiver.instead = null;
        clock.advance(Duration.ofDays(1));
        assertThat(feed.step()).isFalse();
        assertThat(receiver.places()).isEmpty();
        assertThat(state().kind()).isEqualTo(ReceiverState.Kind.STOPPED);
        assertThat(health().level()).isEqualTo(PartState.Level.FAILS);
        assertThat(health().advice().get()).contains("does not accept the token");
        as(each -> transaction.execute(status -> {
            each.tryNow(name);
            return "";
        }));
        assertThat(acts("SiemTriedAgain")).isEqualTo(1);
        drain(feed);
        assertThat(receiver.places()).isEqualTo(places(0, 5));
    }

    @Test
    void aNewStartGivesOneThatStoppedAnotherChanceAndKeepsItsPlace() {
        trail.grow(5);
        drain(feed(node));
        trail.grow(5);
        receiver.instead = new Delivery.Stopped(Trouble.INDEX, "HTTP 400: Incorrect index");
        feed(node).step();
        receiver.instead = null;
        cursors.begin(name, 0);
        drain(feed(node));
        assertThat(receiver.places()).isEqualTo(places(0, 10));
    }

    @Test
    void aNewReceiverBeginsWhereItIsTold() {
        trail.grow(20);
        trail.checkpoint();
        Scripted other = new Scripted(anotherName());
        cursors.begin(other.name(), trail.size());
        Feed feed = new Feed(other, trail, table, cursors, clock, node);
        drain(feed);
        trail.grow(2);
        drain(feed);
        assertThat(other.ids()).hasSize(2);
        assertThat(other.places()).containsExactly(20L, 21L);
    }

    @Test
    void oneNodeAtATimeHandsOverAndAnotherTakesOverFromADeadOne() {
        trail.grow(1);
        UUID other = UUID.randomUUID();
        Feed mine = feed(node);
        Feed theirs = feed(other);
        mine.step();
        trail.grow(1);
        assertThat(theirs.step()).isFalse();
        assertThat(receiver.places()).containsExactly(0L);
        clock.advance(receiver.longest().plusSeconds(31));
        theirs.step();
        assertThat(receiver.places()).containsExactly(0L, 1L);
        // The first one wakes up from a long sleep with a batch that the other has handed over.
        Cursors.Place old = new Cursors.Place(1, 0, 0);
        assertThat(cursors.arrived(name, node, old, 2, 0)).isFalse();
        theirs.leave();
        trail.grow(1);
        mine.step();
        assertThat(receiver.places()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void noOtherNodeSendsWhileAnAttemptTakesItsLongest() {
        trail.grow(1);
        UUID other = UUID.randomUUID();
        Receiver slow = new Interrupted(receiver, () -> {
            clock.advance(receiver.longest());
            assertThat(feed(other).step()).isFalse();
        });
        new Feed(slow, trail, table, cursors, clock, node).step();
        assertThat(receiver.places()).containsExactly(0L);
        assertThat(state().waiting()).isZero();
    }

    @Test
    void twoNodesAtTheSameMomentKeepTheOrderAndRepeatNothing() throws Exception {
        receiver.atOnce = 3;
        trail.grow(120);
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                Feed feed = feed(UUID.randomUUID());
                running.add(nodes.submit(() -> {
                    for (int step = 0; step < 60; step++) {
                        feed.step();
                        feed.leave();
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        drain(feed(node));
        assertThat(receiver.places()).isEqualTo(places(0, 120));
    }

    @Test
    void aTestEventGoesPastTheQueueAndIsRecorded() {
        trail.grow(5);
        assertThat(as(siem -> siem.sendTest(name)).outcome()).isEqualTo(Siem.Outcome.ARRIVED);
        assertThat(receiver.ids()).hasSize(1).allMatch(id -> id.startsWith("test-"));
        receiver.instead = Scripted.away();
        Siem.Attempt failed = as(siem -> siem.sendTest(name));
        assertThat(failed).isEqualTo(new Siem.Attempt(Siem.Outcome.FAILED, Trouble.UNREACHABLE, "Connection refused"));
        assertThat(state().waiting()).as("the queue is where it was").isEqualTo(5);
        assertThat(acts("SiemTested")).isEqualTo(2);
        assertThatThrownBy(() -> as(siem -> siem.sendTest("nobody"))).isInstanceOf(Problem.class);
    }

    @Test
    void othersMayLookAndNobodyElseAtAll() {
        UUID auditor = organisation.hire("Anna Auditor", null, null, Role.AUDITOR);
        UUID employee = organisation.hire("Emil Employee", null, null, Role.EMPLOYEE);
        assertThat(organisation.as(auditor, siem::receivers)).isEmpty();
        assertThat(organisation.as(auditor, siem::mayAct)).isFalse();
        assertThatThrownBy(() -> organisation.as(auditor, () -> siem.sendTest("splunk")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> organisation.as(employee, siem::receivers)).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> organisation.as(employee, () -> siem.tryRefused(UUID.randomUUID())))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aReceiverThatTakesNoneStopsInsteadOfPuttingTheWholeTrailAside() {
        trail.grow(100);
        receiver.poison.addAll(places(0, 60));
        Feed feed = feed(node);
        drain(feed);
        assertThat(state().kind()).isEqualTo(ReceiverState.Kind.STOPPED);
        assertThat(state().refused()).isEqualTo(20);
        assertThat(state().waiting()).isEqualTo(80);
        assertThat(state().words()).contains("in a row were refused: HTTP 400: Invalid data format");
        receiver.poison.clear();
        as(each -> transaction.execute(status -> {
            each.tryNow(name);
            return "";
        }));
        drain(feed);
        assertThat(receiver.places()).isEqualTo(places(20, 100));
    }

    @Test
    void whatNobodyThoughtOfIsSeenAndTriedAgainWhateverItsWords() {
        trail.grow(2);
        Feed feed = feed(node);
        receiver.surprise = new IllegalStateException("an answer with \u0000 in it " + "and more".repeat(200));
        feed.step();
        assertThat(state().kind()).isEqualTo(ReceiverState.Kind.FAILING);
        assertThat(state().trouble()).isEqualTo(Trouble.ODD_ANSWER);
        assertThat(state().words()).startsWith("an answer with <U+0000> in it").hasSize(500);
        receiver.surprise = null;
        receiver.instead = new Delivery.Stopped(Trouble.SETTINGS, "\u0000");
        clock.advance(Duration.ofMinutes(7));
        feed.step();
        assertThat(state().kind()).isEqualTo(ReceiverState.Kind.STOPPED);
        receiver.instead = null;
        as(each -> transaction.execute(status -> {
            each.tryNow(name);
            return "";
        }));
        drain(feed);
        assertThat(receiver.places()).isEqualTo(places(0, 2));
    }

    @Test
    void theDatabaseKeepsTheRulesToo() {
        assertThatThrownBy(() -> change("stopped = true")).isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> change("checkpoint_size = next_index + 1"))
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> change("trouble = 'SOMETHING', failures = 1, failing_since = now()"))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private Feed feed(UUID at) {
        return new Feed(receiver, trail, table, cursors, clock, at);
    }

    private static void drain(Feed feed) {
        for (int step = 0; feed.step(); step++) {
            assertThat(step).isLessThan(500);
        }
        // A last look, for what came behind the last batch.
        feed.step();
    }

    private static List<Long> places(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    private Siem by() {
        return new Siem(
                new Receivers.All(List.of(receiver)),
                states(),
                trail,
                table,
                audit,
                currentPerson,
                transaction,
                clock,
                Duration.ZERO);
    }

    private ReceiverStates states() {
        return new ReceiverStates(jdbc, trail, clock);
    }

    private <T> T as(Function<Siem, T> act) {
        return organisation.as(admin, () -> act.apply(by()));
    }

    private ReceiverState state() {
        return by().receivers().getFirst();
    }

    private PartState health() {
        return part().look();
    }

    private SiemPart part() {
        return new SiemPart(new Receivers.All(List.of(receiver)), states(), clock);
    }

    private int acts(String act) {
        return jdbc.sql("SELECT count(*) FROM audit_event WHERE act = :act AND actor_id = :admin")
                .params(Map.of("act", act, "admin", admin))
                .query(Integer.class)
                .single();
    }

    private void change(String what) {
        jdbc.sql("UPDATE siem_cursor SET " + what + " WHERE receiver = :name")
                .param("name", name)
                .update();
    }

    /** Of letters alone: the tests share a database. */
    static String anotherName() {
        return UUID.randomUUID()
                .toString()
                .replace("-", "")
                .chars()
                .limit(20)
                .collect(
                        StringBuilder::new,
                        (text, each) -> text.append((char) ('a' + each % 26)),
                        StringBuilder::append)
                .toString();
    }
}
