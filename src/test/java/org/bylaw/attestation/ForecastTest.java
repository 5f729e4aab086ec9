package org.bylaw.attestation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.bylaw.attestation.Forecast.Outlook;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final LocalDate OPENED = LocalDate.of(2026, 5, 1);
    private static final LocalDate DUE = LocalDate.of(2026, 5, 15);

    @Test
    void aSteadyPaceReachesEveryoneInTime() {
        var answers = List.of(day(1, 10), day(2, 10), day(3, 10), day(4, 10));
        assertThat(Forecast.of(answers, 60, OPENED, DUE, LocalDate.of(2026, 5, 4)))
                .isEqualTo(new Forecast(Outlook.ON_COURSE, LocalDate.of(2026, 5, 10)));
    }

    @Test
    void oneMoreDayThanThereIsIsLate() {
        LocalDate today = LocalDate.of(2026, 5, 14);
        List<AnswersOfDay> tenADay = OPENED.datesUntil(today.plusDays(1))
                .map(on -> new AnswersOfDay(on, 10))
                .toList();
        assertThat(Forecast.of(tenADay, 10, OPENED, DUE, today))
                .isEqualTo(new Forecast(Outlook.ON_COURSE, LocalDate.of(2026, 5, 15)));
        assertThat(Forecast.of(tenADay, 11, OPENED, DUE, today))
                .isEqualTo(new Forecast(Outlook.LATE, LocalDate.of(2026, 5, 16)));
    }

    @Test
    void onlyTheLastWeekSetsThePace() {
        var answers = List.of(day(1, 1000), day(12, 7));
        assertThat(Forecast.of(answers, 14, OPENED, DUE, LocalDate.of(2026, 5, 12))
                        .completeOn())
                .isEqualTo(LocalDate.of(2026, 5, 26));
    }

    @Test
    void silenceIsAStandstillButNotOnTheFirstDays() {
        assertThat(Forecast.of(List.of(), 5, OPENED, DUE, OPENED.plusDays(1)).outlook())
                .isEqualTo(Outlook.TOO_EARLY);
        assertThat(Forecast.of(List.of(day(1, 3)), 5, OPENED, DUE, OPENED.plusDays(20))
                        .outlook())
                .isEqualTo(Outlook.STANDSTILL);
        assertThat(Forecast.of(List.of(day(1, 1)), 5000, OPENED, DUE, OPENED).outlook())
                .isEqualTo(Outlook.STANDSTILL);
    }

    @Test
    void nobodyOpenIsComplete() {
        assertThat(Forecast.of(List.of(day(1, 3)), 0, OPENED, DUE, OPENED).outlook())
                .isEqualTo(Outlook.COMPLETE);
    }

    private static AnswersOfDay day(int day, long answers) {
        return new AnswersOfDay(LocalDate.of(2026, 5, day), answers);
    }
}
