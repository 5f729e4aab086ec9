package org.bylaw.run.story;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.bylaw.shared.MovableClock;
import org.bylaw.testing.DueJobs;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;

/** Plays acts in the order of time, and lets the engine do between them whatever falls due. */
final class Timeline {

    private static final DateTimeFormatter QUARTER = DateTimeFormatter.ofPattern("QQQQ yyyy", Locale.ENGLISH);

    private record Act(Instant at, Runnable doing) {}

    private final MovableClock clock;
    private final ManagementService management;
    private final DueJobs jobs;
    private final LocalDate today;
    private final List<Act> acts = new ArrayList<>();

    Timeline(MovableClock clock, ManagementService management) {
        this.clock = clock;
        this.management = management;
        this.jobs = new DueJobs(management);
        this.today = LocalDate.now(clock);
    }

    LocalDate today() {
        return today;
    }

    /** The working day (Monday to Friday) that lies so many of them before today; the first one is before today. */
    LocalDate workday(int ago) {
        LocalDate day = today;
        for (int left = ago; left > 0; ) {
            day = day.minusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day;
    }

    /**
     * Plans an act; the order in which acts are planned does not matter.
     *
     * @param ago working days before today, 1 or more
     * @param time such as "09:30"
     */
    void on(int ago, String time, Runnable doing) {
        acts.add(new Act(
                workday(ago)
                        .atTime(LocalTime.parse(time))
                        .atZone(clock.getZone())
                        .toInstant(),
                doing));
    }

    /**
     * Plays all acts and ends in the present.
     *
     * @param progress hears now and then how far the story is
     */
    void play(Consumer<String> progress) {
        Instant present = Instant.now();
        String told = "";
        acts.sort(Comparator.comparing(Act::at));
        clock.setOffset(Duration.between(present, acts.getFirst().at()));
        for (Act act : acts) {
            passUntil(act.at());
            told = tell(progress, told, act.at());
            act.doing().run();
            jobs.runAll();
        }
        passUntil(present);
        clock.setOffset(Duration.ZERO);
    }

    /** One line for each quarter of the year. */
    private String tell(Consumer<String> progress, String told, Instant now) {
        String quarter = QUARTER.format(now.atZone(clock.getZone()));
        if (!quarter.equals(told)) {
            progress.accept("The demo organisation's past: " + quarter);
        }
        return quarter;
    }

    private void passUntil(Instant moment) {
        for (Optional<Instant> timer = nextTimer();
                timer.isPresent() && timer.get().isBefore(moment);
                timer = nextTimer()) {
            moveTo(timer.get());
            jobs.runAll();
        }
        moveTo(moment);
    }

    /** Never back: acts of the same minute go on from where the last one ended. */
    private void moveTo(Instant moment) {
        Duration ahead = Duration.between(clock.instant(), moment);
        if (ahead.isPositive()) {
            clock.advance(ahead);
        }
    }

    private Optional<Instant> nextTimer() {
        return management
                .createJobQuery()
                .timers()
                .active()
                .withRetriesLeft()
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1)
                .stream()
                .findFirst()
                .map(Job::getDuedate)
                .map(date -> date.toInstant());
    }
}
