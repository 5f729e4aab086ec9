package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.List;
import org.bylaw.attestation.MyTeam;
import org.bylaw.attestation.TeamFigures;
import org.bylaw.attestation.TeamFilter;
import org.bylaw.attestation.TeamFilter.Show;
import org.bylaw.attestation.TeamPolicy;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** For managers: who of the own people still has to attest what, the late ones first, and reminding them. */
@Route(value = "my-team", layout = MainLayout.class)
@PermitAll
@StyleSheet("context://bylaw/attestation.css")
class MyTeamView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private final transient MyTeam team;
    private final transient Clock clock;
    private transient TeamFilter filter = TeamFilter.STILL_OPEN;

    MyTeamView(MyTeam team, Clock clock) {
        this.team = team;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filter = TeamAddress.of(event.getLocation().getQueryParameters());
        show();
    }

    @Override
    public String getPageTitle() {
        return say("My team");
    }

    private void show() {
        removeAll();
        PageHeader header = new PageHeader(say("My team"));
        add(header);
        if (!team.exists()) {
            add(new EmptyState(
                    VaadinIcon.USER_CLOCK,
                    say("Nobody reports to you"),
                    say("Once people report to you, what they still have to attest stands here.")));
            return;
        }
        TeamFigures figures = team.figures(filter.below());
        header.withLine(figures(figures));
        if (team.mayRemind() && figures.late() > 0) {
            Button late = new Button(say("Remind all who are late"), click -> told(team.remindLate(filter)));
            late.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.withActions(late);
        }
        Div toolbar = toolbar();
        add(toolbar);
        if (team.count(filter) == 0) {
            add(nothing());
            return;
        }
        TeamGrid grid = new TeamGrid(team, filter, clock, duties -> told(team.remind(duties)));
        if (team.mayRemind()) {
            toolbar.add(grid.remindMarked());
        }
        add(grid);
    }

    private static Span figures(TeamFigures figures) {
        Span late = new Span(counted(figures.late(), "1 late", "{0} late"));
        late.setVisible(figures.late() > 0);
        late.addClassName("late");
        Span line = new Span(
                new Span(counted(figures.people(), "1 person", "{0} people")),
                new Span(say("{0} with something to attest", figures.open())),
                late);
        line.addClassName("team-figures");
        return line;
    }

    private Div toolbar() {
        Select<Show> answers = new Select<>();
        answers.setLabel(say("Answer"));
        answers.setItems(Show.values());
        answers.setItemLabelGenerator(MyTeamView::word);
        answers.setValue(filter.show());
        answers.addValueChangeListener(
                change -> go(new TeamFilter(change.getValue(), filter.policyId(), filter.below())));
        List<TeamPolicy> asked = team.policies(filter.below());
        Select<TeamPolicy> policy = new Select<>();
        policy.addClassName("grow");
        policy.setLabel(say("Policy"));
        policy.setEmptySelectionAllowed(true);
        policy.setEmptySelectionCaption(say("All policies"));
        policy.setItems(asked);
        policy.setItemLabelGenerator(item -> item == null ? say("All policies") : item.title());
        policy.setValue(asked.stream()
                .filter(known -> known.id().equals(filter.policyId()))
                .findFirst()
                .orElse(null));
        policy.addValueChangeListener(change -> go(new TeamFilter(
                filter.show(),
                change.getValue() == null ? null : change.getValue().id(),
                filter.below())));
        Checkbox below = new Checkbox(say("Also those below my reports"), filter.below());
        below.addValueChangeListener(change -> go(new TeamFilter(filter.show(), filter.policyId(), change.getValue())));
        Div toolbar = new Div(answers, policy, below);
        toolbar.addClassNames("toolbar", "team-toolbar");
        return toolbar;
    }

    private static String word(Show show) {
        return switch (show) {
            case OPEN -> say("Still to attest");
            case LATE -> say("Late");
            case ANSWERED -> say("Answered");
            case ALL -> say("All answers");
        };
    }

    private EmptyState nothing() {
        return filter.policyId() == null && filter.show() == Show.OPEN
                ? new EmptyState(
                        VaadinIcon.CHECK_CIRCLE_O,
                        say("Your team has attested everything"),
                        say("Whoever is asked next stands here until they have answered."))
                : new EmptyState(VaadinIcon.USER_CLOCK, say("Nobody fits"), say("Change the filters above."));
    }

    private void go(TeamFilter to) {
        UI.getCurrent().navigate("my-team", TeamAddress.parameters(to));
    }

    private void told(int reminded) {
        Notices.success(
                reminded == 0
                        ? say("Nobody to remind: those who are missing had a mail about it today.")
                        : counted(reminded, "1 reminder is on its way.", "{0} reminders are on their way."));
        show();
    }
}
