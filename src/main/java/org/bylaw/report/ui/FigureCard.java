package org.bylaw.report.ui;

import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.TreeMap;
import org.bylaw.report.Dashboard.Figure;
import org.bylaw.shared.DashboardFigure.Now;
import org.bylaw.ui.StatFigure;

/** One figure of the dashboard: how it is, how it came here, and a way to its list. */
final class FigureCard extends StatFigure {

    private static final int BEFORE_DAYS = 30;

    FigureCard(Figure shown, LocalDate today) {
        super(
                figure(shown.now(), shown.now().value()),
                shown.now().label(),
                shown.now().path());
        Now now = shown.now();
        if (now.alarming()) {
            addClassName("stat-late");
        }
        if (!now.aside().isEmpty()) {
            add(quiet(now.aside()));
        }
        TreeMap<LocalDate, Long> days = new TreeMap<>(shown.course().days());
        days.put(today, now.value());
        if (days.size() > 1) {
            add(new Sparkline(days));
        }
        Long before = shown.course().on(today.minusDays(BEFORE_DAYS));
        if (before != null) {
            add(quiet(say("{0} thirty days ago", figure(now, before))));
        }
    }

    private static String figure(Now now, long value) {
        return now.percent() ? say("{0} %", value) : number(value);
    }

    private static Span quiet(String words) {
        Span quiet = new Span(words);
        quiet.addClassName("quiet");
        return quiet;
    }
}
