package org.bylaw.finding.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.bylaw.finding.FindingAges;
import org.bylaw.finding.FindingAges.Ages;
import org.bylaw.ui.Chart;
import org.bylaw.ui.DashboardDetail;
import org.jspecify.annotations.Nullable;

/** On the dashboard: open findings by severity and age. */
@org.springframework.stereotype.Component
class AgesDetail implements DashboardDetail {

    private final FindingAges ages;

    AgesDetail(FindingAges ages) {
        this.ages = ages;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public Component render() {
        Div detail = new Div(new H2(new Anchor("findings", say("Open findings by severity and age"))));
        List<Ages> open = ages.open();
        if (open.isEmpty()) {
            Paragraph none = new Paragraph(say("No finding is open."));
            none.addClassName("quiet");
            detail.add(none);
            return detail;
        }
        detail.add(new Chart(
                Chart.Kind.BARS,
                Chart.Unit.COUNT,
                say("Open findings by severity and age"),
                say("Severity"),
                open.stream().map(line -> say(line.severity().word())).toList(),
                List.of(
                        series(say("up to 30 days"), open, Ages::month, "consultation"),
                        series(say("31 to 90 days"), open, Ages::quarter, "waiting"),
                        series(say("older"), open, Ages::older, "overdue"))));
        Div lists = new Div();
        lists.addClassName("row");
        open.forEach(line -> lists.add(new Anchor(
                "findings?severity=" + line.severity().name().toLowerCase(Locale.ROOT),
                say("{0}: {1}", say(line.severity().word()), line.month() + line.quarter() + line.older()))));
        detail.add(lists);
        return detail;
    }

    private static Chart.Series series(String name, List<Ages> lines, ToLongFunction<Ages> count, String colour) {
        List<@Nullable Long> values = new ArrayList<>();
        lines.forEach(line -> values.add(count.applyAsLong(line)));
        return new Chart.Series(name, values, colour);
    }
}
