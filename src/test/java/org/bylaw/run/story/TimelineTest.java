package org.bylaw.run.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.stream.IntStream;
import org.bylaw.shared.MovableClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;

class TimelineTest {

    /** Whatever day of the week the demo is first started on. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void workingDaysLieBeforeTodayAndAYearHasTwoHundredAndSixty(int daysAhead) {
        MovableClock clock = new MovableClock(ZoneOffset.UTC);
        clock.advance(Duration.ofDays(daysAhead));
        Timeline timeline = new Timeline(clock, Mockito.mock());
        LocalDate[] days =
                IntStream.rangeClosed(1, 260).mapToObj(timeline::workday).toArray(LocalDate[]::new);
        assertThat(days).doesNotHaveDuplicates().isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(days[0]).isBefore(timeline.today()).isAfter(timeline.today().minusDays(4));
        assertThat(days)
                .allMatch(day -> !Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek()));
        assertThat(days[259])
                .isBetween(timeline.today().minusDays(364), timeline.today().minusDays(362));
    }
}
