package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.bylaw.attestation.MyTeam;
import org.bylaw.attestation.TeamDuty;
import org.bylaw.attestation.TeamFilter;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.NarrowGrid;

/** What a team's people are asked, page by page from the database, with a reminder for one or for those marked. */
class TeamGrid extends Grid<TeamDuty> {

    private final transient Clock clock;
    private final transient Consumer<Collection<TeamDuty>> remind;
    private final boolean below;
    private final boolean mayRemind;

    TeamGrid(MyTeam team, TeamFilter filter, Clock clock, Consumer<Collection<TeamDuty>> remind) {
        this.clock = clock;
        this.remind = remind;
        this.below = filter.below();
        this.mayRemind = team.mayRemind();
        if (mayRemind) {
            setSelectionMode(SelectionMode.MULTI);
        }
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        addComponentColumn(this::person).setHeader(say("Person")).setFlexGrow(3).setWidth("170px");
        addComponentColumn(TeamGrid::what)
                .setHeader(say("Policy"))
                .setFlexGrow(4)
                .setWidth("200px");
        addComponentColumn(this::answer).setHeader(say("Answer")).setFlexGrow(2).setWidth("150px");
        addComponentColumn(this::reminded)
                .setHeader(say("Reminded"))
                .setFlexGrow(1)
                .setWidth("130px");
        if (mayRemind) {
            addComponentColumn(this::act).setHeader("").setFlexGrow(0).setWidth("130px");
        }
        NarrowGrid.use(this, addComponentColumn(this::narrow).setHeader(say("Person")));
        setItems(new CallbackDataProvider<TeamDuty, Void>(
                query -> team.list(filter, query.getOffset(), query.getLimit()).stream(),
                query -> team.count(filter),
                duty -> List.of(duty.campaignId(), duty.personId(), duty.policyVersionId())));
        setAriaLabel(say("What my team is asked to attest"));
        setMinHeight("min(70vh, 640px)");
    }

    /** Reminds those marked who have not answered; says how many they are. */
    Button remindMarked() {
        Button button = new Button(say("Remind"), click -> remind.accept(open(getSelectedItems())));
        button.setEnabled(false);
        button.addThemeVariants(ButtonVariant.LUMO_CONTRAST);
        addSelectionListener(event -> {
            int marked = open(event.getAllSelectedItems()).size();
            button.setEnabled(marked > 0);
            button.setText(marked > 0 ? say("Remind {0}", marked) : say("Remind"));
        });
        return button;
    }

    private static List<TeamDuty> open(Collection<TeamDuty> duties) {
        return duties.stream().filter(TeamDuty::open).toList();
    }

    private Div person(TeamDuty duty) {
        Anchor name = new Anchor("people/" + duty.personId(), duty.name());
        Div cell = new Div(name);
        if (below) {
            Span manager = new Span(say("reports to {0}", duty.manager()));
            manager.addClassName("quiet");
            cell.add(manager);
        }
        cell.addClassName("cell-stack");
        return cell;
    }

    private static Span what(TeamDuty duty) {
        Span what = new Span(duty.what());
        what.setTitle(duty.what());
        return what;
    }

    private Div answer(TeamDuty duty) {
        LocalDate today = LocalDate.now(clock);
        Div cell = new Div(Words.badge(duty.state(), duty.dueOn(), today));
        if (duty.open()) {
            cell.add(DueDate.of(duty.dueOn(), today));
        } else if (duty.answeredAt() != null) {
            cell.add(DueDate.ago(duty.answeredAt(), clock));
        }
        cell.addClassName("cell-stack");
        return cell;
    }

    private Span reminded(TeamDuty duty) {
        return duty.lastRemindedAt() == null ? new Span("–") : DueDate.ago(duty.lastRemindedAt(), clock);
    }

    private Component act(TeamDuty duty) {
        if (!duty.open()) {
            return new Span();
        }
        Button one = new Button(say("Remind"), click -> remind.accept(List.of(duty)));
        one.setAriaLabel(say("Remind {0} of {1}", duty.name(), duty.what()));
        one.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        return one;
    }

    private Div narrow(TeamDuty duty) {
        Div cell = new Div(person(duty), what(duty), answer(duty));
        if (duty.lastRemindedAt() != null) {
            Span last = new Span(new Span(say("Reminded")), reminded(duty));
            last.addClassNames("quiet", "team-figures");
            cell.add(last);
        }
        if (mayRemind && duty.open()) {
            cell.add(new Div(act(duty)));
        }
        cell.addClassName("cell-stack");
        return cell;
    }
}
