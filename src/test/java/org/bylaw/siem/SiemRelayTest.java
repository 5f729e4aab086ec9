package org.bylaw.siem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.bylaw.shared.MovableClock;
import org.bylaw.testing.ModuleTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The relay itself: its threads, two of them as on two nodes, and what a failure and the end do to it. */
@ModuleTest
class SiemRelayTest {

    private static final SiemSettings SETTINGS = new SiemSettings(
            SiemSettings.Start.BEGINNING,
            new SiemSettings.Splunk("", "", "", "", "", false, "", "", "", "json"),
            new SiemSettings.Syslog("", 6514, true, "", "", "", "cef"));

    @Autowired
    private Cursors cursors;

    @Autowired
    private EventTable table;

    @Autowired
    private MovableClock clock;

    @Autowired
    private JdbcClient jdbc;

    private final Made.Trail trail = new Made.Trail();
    private final String name = FeedTest.anotherName();
    private final List<SiemRelay> relays = new ArrayList<>();

    @AfterEach
    void end() {
        relays.forEach(SiemRelay::stop);
    }

    @Test
    void goesOnAfterWhateverWasThrownAndFromWhereItWas() {
        Scripted receiver = new Scripted(name);
        AtomicInteger bursts = new AtomicInteger(2);
        trail.grow(30);
        SiemRelay relay = relay(new Interrupted(receiver, () -> {
            switch (bursts.getAndDecrement()) {
                case 2 -> throw new IllegalStateException("The database is away");
                case 1 -> throw new StackOverflowError("Too deep");
                default -> {
                    // It goes through.
                }
            }
        }));
        relay.start();
        assertThat(relay.isRunning()).isTrue();
        arrived(receiver, 30);
        trail.grow(5);
        arrived(receiver, 35);
        assertThat(bursts).hasValueLessThan(0);
        assertThat(receiver.places()).isEqualTo(places(35));
    }

    @Test
    void ofTwoNodesOneSendsAndTheOtherOneGoesOnWhenThatStops() {
        Scripted one = new Scripted(name);
        Scripted other = new Scripted(name);
        SiemRelay first = relay(one);
        SiemRelay second = relay(other);
        first.start();
        trail.grow(40);
        arrived(one, 40);
        second.start();
        for (int round = 1; round <= 3; round++) {
            trail.grow(10);
            arrived(one, 40 + 10 * round);
        }
        assertThat(other.places()).isEmpty();
        first.stop();
        trail.grow(10);
        arrived(other, 10);
        assertThat(one.places()).isEqualTo(places(70));
        assertThat(other.places()).isEqualTo(LongStream.range(70, 80).boxed().toList());
    }

    @Test
    void endsWithTheBatchThatIsOnItsWayAndSendsNothingAfterwards() throws InterruptedException {
        Scripted receiver = new Scripted(name);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        trail.grow(3);
        SiemRelay relay = relay(new Interrupted(receiver, () -> {
            begun.countDown();
            try {
                assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
        relay.start();
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        Thread stopping = Thread.ofVirtual().start(relay::stop);
        await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        goOn.countDown();
        assertThat(stopping.join(Duration.ofSeconds(20))).isTrue();
        assertThat(relay.isRunning()).isFalse();
        assertThat(receiver.places()).isEqualTo(places(3));
        assertThat(cursor()).isEqualTo("3, held by nobody");
        trail.grow(10);
        relay.stop();
        assertThat(cursors.hold(name, UUID.randomUUID(), Duration.ZERO))
                .as("free for another node")
                .isPresent();
        assertThat(receiver.places()).isEqualTo(places(3));
    }

    @Test
    void aSlowReceiverHoldsUpNoOther() {
        CountDownLatch never = new CountDownLatch(1);
        Scripted quick = new Scripted(name);
        String slowName = FeedTest.anotherName();
        Receiver slow = new Interrupted(new Scripted(slowName), () -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        trail.grow(20);
        SiemRelay relay =
                new SiemRelay(new Receivers.All(List.of(slow, quick)), trail, table, cursors, SETTINGS, clock);
        relays.add(relay);
        relay.start();
        arrived(quick, 20);
        never.countDown();
    }

    private SiemRelay relay(Receiver receiver) {
        SiemRelay relay = new SiemRelay(new Receivers.All(List.of(receiver)), trail, table, cursors, SETTINGS, clock);
        relays.add(relay);
        return relay;
    }

    private static void arrived(Scripted receiver, int count) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(receiver.places()).hasSize(count));
    }

    private static List<Long> places(long to) {
        return LongStream.range(0, to).boxed().toList();
    }

    private String cursor() {
        return jdbc.sql("""
            SELECT next_index || ', held by ' || coalesce(holder::text, 'nobody') FROM siem_cursor
            WHERE receiver = :name
            """).param("name", name).query(String.class).single();
    }
}
