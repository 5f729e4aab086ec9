package org.bylaw.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import org.bylaw.shared.OutgoingSchedule;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Whatever runs regularly and calls other machines has a thread of its own: those that hang starve none of the others. */
class SchedulesTest {

    @Test
    void allButOneMayHangAndTheLastOneRuns() {
        List<String> calling = Code.MAIN.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Scheduled.class))
                .filter(method ->
                        method.getAnnotationOfType(Scheduled.class).scheduler().equals(OutgoingSchedule.NAME))
                .map(method -> method.getFullName())
                .toList();
        assertThat(calling).hasSizeGreaterThan(2);
        CountDownLatch answered = new CountDownLatch(1);
        try (var context = new AnnotationConfigApplicationContext(OutgoingSchedule.class)) {
            ThreadPoolTaskScheduler schedule = context.getBean(OutgoingSchedule.NAME, ThreadPoolTaskScheduler.class);
            for (int hanging = 1; hanging < calling.size(); hanging++) {
                schedule.submit(() -> {
                    answered.await();
                    return "was answered";
                });
            }
            Future<String> last = schedule.submit(() -> "runs");
            assertThat(last).as("a thread for each of " + calling).succeedsWithin(Duration.ofSeconds(10));
        } finally {
            answered.countDown();
        }
    }
}
