package org.bylaw.operations;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.bylaw.shared.DatabaseTrouble;
import org.bylaw.shared.MovableClock;
import org.bylaw.shared.PartState;
import org.bylaw.shared.PlatformPart;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.scheduling.config.TaskExecutionOutcome;
import org.springframework.stereotype.Component;

/** Tells whether what runs on a schedule, in whichever module, came to its end the last time. */
@Component
@Order(90)
class BackgroundPart implements PlatformPart {

    /** The longest reads the directory of a large company. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final ObjectProvider<ScheduledTaskHolder> schedules;
    private final Clock clock;

    BackgroundPart(ObjectProvider<ScheduledTaskHolder> schedules, Clock clock) {
        this.schedules = schedules;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "background";
    }

    @Override
    public String name() {
        return say("Regular work");
    }

    private record Job(String name, TaskExecutionOutcome outcome) {}

    @Override
    public PartState look() {
        List<Job> jobs = schedules.stream()
                .map(ScheduledTaskHolder::getScheduledTasks)
                .flatMap(Collection::stream)
                .map(ScheduledTask::getTask)
                .map(task -> new Job(shortened(task.toString()), task.getLastExecutionOutcome()))
                .toList();
        List<Job> failed = with(jobs, TaskExecutionOutcome.Status.ERROR);
        Instant longAgo = real().minus(LONGEST);
        List<Job> hanging = with(jobs, TaskExecutionOutcome.Status.STARTED).stream()
                .filter(job -> began(job).isBefore(longAgo))
                .toList();
        List<Job> wrong = new ArrayList<>(failed);
        wrong.addAll(hanging);
        if (wrong.isEmpty()) {
            int all = jobs.size();
            return PartState.works(() -> counted(
                    all,
                    "1 job runs by itself; it ended well the last time.",
                    "{0} jobs run by themselves; each ended well the last time."));
        }
        // Nobody has to be called for what passes by itself: while the database is away, its own part calls.
        boolean passes = wrong.stream().allMatch(BackgroundPart::metAnOutage);
        return PartState.of(
                        passes ? PartState.Level.SLOW : PartState.Level.INCOMPLETE,
                        () -> hanging.isEmpty()
                                ? counted(
                                        failed.size(), "1 job failed the last time.", "{0} jobs failed the last time.")
                                : counted(hanging.size(), "1 job does not end.", "{0} jobs do not end."))
                .meaning(() -> say("What they do, such as reminding or clearing up, comes late. Each is tried again by"
                        + " itself; the others go on."))
                .advice(() -> say("If it stays so, look into Bylaw's log for the names below."))
                .words(wrong.stream().map(BackgroundPart::words).collect(Collectors.joining("; ")));
    }

    private static List<Job> with(List<Job> jobs, TaskExecutionOutcome.Status status) {
        return jobs.stream()
                .filter(job -> job.outcome().status() == status)
                .sorted(Comparator.comparing(Job::name))
                .toList();
    }

    private static Instant began(Job job) {
        return job.outcome().executionTime() == null
                ? Instant.MAX
                : job.outcome().executionTime();
    }

    private static boolean metAnOutage(Job job) {
        return DatabaseTrouble.of(job.outcome().throwable()).isPresent();
    }

    private static String words(Job job) {
        Throwable why = job.outcome().throwable();
        return why == null ? job.name() : job.name() + ": " + why.getMessage();
    }

    /** The class and the method, without the packages. */
    private static String shortened(String task) {
        String[] parts = task.split("\\.");
        return parts.length < 2 ? task : parts[parts.length - 2] + "." + parts[parts.length - 1];
    }

    /** Spring notes the machine's time; tests and the demo move ours. */
    private Instant real() {
        return clock instanceof MovableClock movable ? clock.instant().minus(movable.offset()) : clock.instant();
    }
}
