package org.bylaw.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.stream.Stream;
import org.bylaw.shared.PartState;
import org.bylaw.shared.PartState.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.Task;
import org.springframework.scheduling.config.TaskExecutionOutcome;

class BackgroundPartTest {

    private static final Instant NOW = Instant.parse("2026-11-29T08:00:00Z");
    private static final RuntimeException OUTAGE =
            new DataAccessResourceFailureException("away", new SQLException("refused", "08001"));

    private static ScheduledTask job(TaskExecutionOutcome.Status status, Duration ago, @Nullable Throwable why) {
        Task task = mock(Task.class);
        when(task.toString()).thenReturn("org.bylaw.attestation.Reminders.remind");
        when(task.getLastExecutionOutcome()).thenReturn(new TaskExecutionOutcome(NOW.minus(ago), status, why));
        ScheduledTask scheduled = mock(ScheduledTask.class);
        when(scheduled.getTask()).thenReturn(task);
        return scheduled;
    }

    private static ScheduledTask failed(Throwable why) {
        return job(TaskExecutionOutcome.Status.ERROR, Duration.ofMinutes(30), why);
    }

    @SuppressWarnings("unchecked")
    private static PartState look(ScheduledTask... jobs) {
        ScheduledTaskHolder holder = () -> new LinkedHashSet<>(Arrays.asList(jobs));
        ObjectProvider<ScheduledTaskHolder> holders = mock(ObjectProvider.class);
        when(holders.stream()).thenAnswer(call -> Stream.of(holder));
        return new BackgroundPart(holders, Clock.fixed(NOW, ZoneOffset.UTC)).look();
    }

    @Test
    void aJobThatFailedCallsForSomebodyByItsName() {
        PartState state = look(failed(new IllegalStateException("no more room")));
        assertThat(state.level()).isEqualTo(Level.INCOMPLETE);
        assertThat(state.words()).isEqualTo("Reminders.remind: no more room");
    }

    @Test
    void oneThatMetAnOutageOfTheDatabaseIsToldAndCallsForNobody() {
        assertThat(look(failed(OUTAGE)).level()).isEqualTo(Level.SLOW);
        assertThat(look(failed(OUTAGE), failed(new IllegalStateException("no more room")))
                        .level())
                .isEqualTo(Level.INCOMPLETE);
    }

    @Test
    void oneThatDoesNotEndCallsForSomebodyAfterAQuarterOfAnHour() {
        assertThat(look(job(TaskExecutionOutcome.Status.STARTED, Duration.ofMinutes(16), null))
                        .level())
                .isEqualTo(Level.INCOMPLETE);
        assertThat(look(job(TaskExecutionOutcome.Status.STARTED, Duration.ofMinutes(14), null))
                        .level())
                .isEqualTo(Level.WORKS);
    }
}
