package org.bylaw.score.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bylaw.score.FrameworkScore;
import org.bylaw.score.Scales;
import org.bylaw.score.Scores;
import org.bylaw.score.Scores.Order;
import org.bylaw.shared.Role;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.Go;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.PageTabs;
import org.bylaw.ui.StatFigure;

/** How far the organisation stands against each framework, over time, and what would gain most. */
@Route(value = "score", layout = MainLayout.class)
@PageTitle("Score · Bylaw")
@RolesAllowed({
    Role.Name.CONTROL_OWNER,
    Role.Name.COMPLIANCE,
    Role.Name.AUDITOR,
    Role.Name.MANAGEMENT,
    Role.Name.POLICY_OWNER,
    Role.Name.POLICY_AUTHOR,
    Role.Name.APPROVER,
    Role.Name.ADMIN
})
class ScoreView extends Page implements BeforeEnterObserver {

    private static final String NEXT = "next";
    private static final String ALL = "controls";
    private static final String PARTS = "parts";

    private final transient Scores scores;
    private final transient Scales scales;
    private final transient Clock clock;

    ScoreView(Scores scores, Scales scales, Clock clock) {
        this.scores = scores;
        this.scales = scales;
        this.clock = clock;
        addClassName("score-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        List<FrameworkScore> frameworks = scores.frameworks();
        String key = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("framework")
                .orElse("");
        String tab = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("tab")
                .orElse(NEXT);
        removeAll();
        PageHeader header = new PageHeader(say("Score"))
                .withLine(say("Points for each applicable control that is in place and reviewed effective"));
        header.withActions(new RouterLink(
                scales.mayChange() ? say("Adjust points") : say("How points are given"), ScaleView.class));
        add(header);
        if (frameworks.stream().allMatch(framework -> framework.controls() == 0)) {
            add(new EmptyState(
                    VaadinIcon.TRENDING_UP,
                    say("No control applies yet"),
                    say("Once compliance has tailored controls, each gives points here, by its nature.")));
            return;
        }
        FrameworkScore chosen = key.isEmpty() ? frameworks.getFirst() : scores.framework(key);
        add(figures(frameworks, chosen), new CourseChart(scores, frameworks, clock), detail(chosen, tab));
    }

    private static Div figures(List<FrameworkScore> frameworks, FrameworkScore chosen) {
        Div figures = new Div();
        figures.addClassName("stats");
        frameworks.forEach(framework -> {
            StatFigure figure = new StatFigure(
                    say("{0} %", framework.percent()), framework.name(), "score?framework=" + framework.key());
            Span change = new Span(change(framework));
            change.addClassName("quiet");
            figure.add(change);
            if (framework.equals(chosen)) {
                figure.getElement().setAttribute("aria-current", "true");
            }
            figures.add(figure);
        });
        return figures;
    }

    private static String change(FrameworkScore framework) {
        if (framework.before() == null) {
            return say("{0} points", Words.points(framework.gained(), framework.possible()));
        }
        int difference = framework.percent() - framework.before();
        return difference == 0
                ? say("unchanged in 30 days")
                : difference > 0 ? say("+{0} in 30 days", difference) : say("−{0} in 30 days", -difference);
    }

    private Div detail(FrameworkScore framework, String tab) {
        Div detail = new Div(new H2(framework.name()), new Paragraph(summary(framework)));
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(NEXT, say("What gains most"));
        labels.put(ALL, say("All controls"));
        if (!framework.tailored()) {
            labels.put(PARTS, say("Part by part"));
        }
        String open = labels.containsKey(tab) ? tab : NEXT;
        PageTabs tabs = new PageTabs(say("Parts of the page"));
        Map<Tab, String> keys = new HashMap<>();
        labels.forEach((key, label) -> {
            Tab one = new Tab(label);
            keys.put(one, key);
            tabs.add(one);
            if (key.equals(open)) {
                tabs.setSelectedTab(one);
            }
        });
        tabs.addSelectedChangeListener(change ->
                Go.to("score?framework=%s&tab=%s".formatted(framework.key(), keys.get(change.getSelectedTab()))));
        detail.add(tabs, content(framework, open));
        detail.addClassName("stack");
        return detail;
    }

    private static String summary(FrameworkScore framework) {
        String points = say("{0} points", Words.points(framework.gained(), framework.possible()));
        String controls = counted(
                framework.controls(),
                "1 applicable control counts, {1} with all its points",
                "{0} applicable controls count, {1} with all their points",
                framework.complete());
        String parts = framework.tailored()
                ? say("{0} of {1} controls apply", framework.met(), framework.parts())
                : say("a control corresponds to {0} of {1} parts", framework.met(), framework.parts());
        return String.join("; ", points, controls, parts) + ".";
    }

    private Component content(FrameworkScore framework, String tab) {
        return switch (tab) {
            case PARTS -> new PartGrid(scores.parts(framework));
            case ALL -> new ControlScoreGrid(scores, framework, Order.CATALOGUE, framework.controls(), clock);
            default ->
                framework.complete() == framework.controls()
                        ? new EmptyState(
                                VaadinIcon.CHECK_CIRCLE_O,
                                say("Nothing more to gain"),
                                say("Every applicable control has all its points."))
                        : new ControlScoreGrid(
                                scores, framework, Order.TO_GAIN, framework.controls() - framework.complete(), clock);
        };
    }
}
