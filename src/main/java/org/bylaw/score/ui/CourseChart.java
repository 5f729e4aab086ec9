package org.bylaw.score.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bylaw.score.FrameworkScore;
import org.bylaw.score.Scores;
import org.bylaw.score.Scores.DayScore;
import org.bylaw.ui.Chart;
import org.bylaw.ui.DueDate;
import org.jspecify.annotations.Nullable;

/** How the frameworks stood over the last year, up to now. */
final class CourseChart extends Div {

    private static final int DAYS = 365;
    /** So many points in time that the course reads well; of more days each so-manieth is taken, and always the last. */
    private static final int MOST_POINTS = 60;

    CourseChart(Scores scores, List<FrameworkScore> frameworks, Clock clock) {
        addClassName("course-chart");
        add(new H2(say("Course")));
        LocalDate today = LocalDate.now(clock);
        Map<LocalDate, Map<UUID, Long>> byDay = new TreeMap<>();
        for (DayScore day : scores.course(today.minusDays(DAYS), MOST_POINTS)) {
            byDay.computeIfAbsent(day.day(), none -> new HashMap<>()).put(day.frameworkId(), (long) day.percent());
        }
        List<FrameworkScore> counting = frameworks.stream()
                .filter(framework -> framework.controls() > 0)
                .toList();
        Map<UUID, Long> now = new HashMap<>();
        counting.forEach(framework -> now.put(framework.id(), (long) framework.percent()));
        byDay.put(today, now);
        if (byDay.size() < 2) {
            Paragraph none = new Paragraph(say("The course begins today: each evening is written down."));
            none.addClassName("quiet");
            add(none);
            return;
        }
        List<LocalDate> days = List.copyOf(byDay.keySet());
        add(new Chart(
                Chart.Kind.COURSE,
                Chart.Unit.PERCENT,
                say("Score of each framework over the last year"),
                say("Day"),
                days.stream().map(DueDate::exact).toList(),
                counting.stream()
                        .map(framework -> new Chart.Series(framework.name(), values(byDay, days, framework.id())))
                        .toList()));
    }

    private static List<@Nullable Long> values(
            Map<LocalDate, Map<UUID, Long>> byDay, List<LocalDate> days, UUID framework) {
        List<@Nullable Long> values = new ArrayList<>();
        days.forEach(day -> values.add(byDay.getOrDefault(day, Map.of()).get(framework)));
        return values;
    }
}
