package org.bylaw.score.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bylaw.score.FrameworkScore;
import org.bylaw.score.Scores;
import org.bylaw.ui.Chart;
import org.bylaw.ui.DashboardDetail;
import org.jspecify.annotations.Nullable;

/** On the dashboard: the score of all frameworks side by side, and over time. */
@org.springframework.stereotype.Component
class ScoreDetail implements DashboardDetail {

    private final Scores scores;
    private final Clock clock;

    ScoreDetail(Scores scores, Clock clock) {
        this.scores = scores;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Component render() {
        List<FrameworkScore> frameworks = scores.frameworks().stream()
                .filter(framework -> framework.controls() > 0)
                .toList();
        List<@Nullable Long> percents = new ArrayList<>();
        frameworks.forEach(framework -> percents.add((long) framework.percent()));
        Chart bars = new Chart(
                Chart.Kind.BARS,
                Chart.Unit.PERCENT,
                say("Score of each framework"),
                say("Framework"),
                frameworks.stream().map(FrameworkScore::name).toList(),
                List.of(new Chart.Series(say("Score"), percents)));
        H2 heading = new H2(new Anchor("score", say("Score by framework")));
        return new Div(heading, bars, new CourseChart(scores, frameworks, clock));
    }
}
