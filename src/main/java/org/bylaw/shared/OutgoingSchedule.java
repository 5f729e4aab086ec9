package org.bylaw.shared;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Threads of its own for what regularly calls other machines: one that hangs must not hold up what only needs the database,
 * the sealing of the trail before all.
 */
@Configuration(proxyBeanMethods = false)
public class OutgoingSchedule {

    /** For {@code @Scheduled(scheduler = OutgoingSchedule.NAME)}. */
    public static final String NAME = "outgoingTasks";

    /** One for mail, one for the mailbox of bounces, two for the staff directory. */
    private static final int THREADS = 4;

    @Bean(name = NAME, defaultCandidate = false)
    ThreadPoolTaskScheduler outgoingSchedule() {
        ThreadPoolTaskScheduler schedule = new ThreadPoolTaskScheduler();
        schedule.setPoolSize(THREADS);
        schedule.setThreadNamePrefix("outgoing-");
        return schedule;
    }
}
