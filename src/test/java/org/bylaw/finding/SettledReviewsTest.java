package org.bylaw.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bylaw.shared.Ids;
import org.bylaw.workflow.Processes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A review is told once, by the end of the last of its findings, also where two of them end at the same moment. */
class SettledReviewsTest extends FindingTestBed {

    @Autowired
    ActionTable actions;

    @Autowired
    FindingDuties findingDuties;

    @Autowired
    FindingNews news;

    @Autowired
    FindingSettings settings;

    private final Queue<Object> told = new ConcurrentLinkedQueue<>();
    private final UUID review = Ids.next();
    private FindingCycle cycle;

    @BeforeEach
    void listen() {
        Processes recorder = (Processes) Proxy.newProxyInstance(
                Processes.class.getClassLoader(), new Class<?>[] {Processes.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("correlateIfAwaited");
                    assertThat(arguments[0]).isEqualTo("CorrectionsVerified");
                    told.add(arguments[1]);
                    return true;
                });
        cycle = new FindingCycle(table, actions, findingDuties, news, settings, recorder, clock);
    }

    private void close(UUID finding) {
        transaction.executeWithoutResult(status -> cycle.close(action(finding).id()));
    }

    @Test
    void theLastOneTells() {
        UUID first = found(review);
        UUID second = found(review);
        UUID third = found(review);
        found(Ids.next());
        close(first);
        assertThat(told).isEmpty();
        organisation.as(reviewer, () -> desk.withdraw(third, 0, "I misread it"));
        close(second);
        assertThat(told).containsExactly(review);
    }

    @Test
    void aWithdrawnOneCanBeTheLast() {
        UUID only = found(review);
        transaction.executeWithoutResult(status -> {
            table.withdraw(only, compliance, "Raised in error");
            cycle.withdrawn(table.require(only).action().id());
        });
        assertThat(told).containsExactly(review);
    }

    @Test
    void oneOutsideOfReviewsTellsNobody() {
        UUID id = raised();
        close(id);
        assertThat(told).isEmpty();
    }

    @Test
    void ofTwoThatEndAtOnceTheSecondTells() throws Exception {
        UUID first = found(review);
        UUID second = found(review);
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> other = transaction.execute(status -> {
                cycle.close(action(first).id());
                Future<?> meanwhile = thread.submit(() -> close(second));
                // It waits for the first to be committed; without the lock it would be done by now, and nobody had
                // told.
                await().until(() -> meanwhile.isDone() || somebodyWaits());
                return meanwhile;
            });
            other.get();
        }
        assertThat(told).containsExactly(review);
    }

    private boolean somebodyWaits() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
                .query(Boolean.class)
                .single();
    }
}
