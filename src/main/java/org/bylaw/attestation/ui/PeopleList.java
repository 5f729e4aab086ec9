package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bylaw.attestation.AskedPerson;
import org.bylaw.attestation.AttestationState;
import org.bylaw.attestation.CampaignProgress;
import org.bylaw.attestation.CampaignSummary;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.NarrowGrid;

/** A campaign's people, page by page from the database, with filters that live in the address and acts on those marked. */
class PeopleList extends Div {

    /** What may be done with the people that are marked; what this person may not do is left out. */
    record Acts(
            Consumer<List<UUID>> remind,
            Consumer<List<UUID>> excuse,
            Consumer<List<UUID>> askAgain,
            boolean mayRemind,
            boolean mayExcuse) {}

    private final transient CampaignProgress progress;
    private final transient CampaignSummary campaign;
    private final transient PeopleAddress address;
    private final transient Clock clock;
    private final boolean several;
    private final Grid<AskedPerson> grid = new Grid<>();

    PeopleList(
            CampaignProgress progress,
            CampaignSummary campaign,
            PeopleAddress address,
            Clock clock,
            Consumer<PeopleAddress> go,
            Acts acts) {
        this.progress = progress;
        this.campaign = campaign;
        this.address = address;
        this.clock = clock;
        this.several = campaign.policies().size() > 1;
        addClassName("people");
        add(new H2(say("People")), toolbar(go, acts), grid());
    }

    private Div toolbar(Consumer<PeopleAddress> go, Acts acts) {
        TextField name = new TextField(say("Name"));
        name.addClassName("grow");
        name.setClearButtonVisible(true);
        name.setPrefixComponent(VaadinIcon.SEARCH.create());
        name.setValue(address.filter().text());
        name.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        name.addValueChangeListener(event -> go.accept(address.name(event.getValue())));
        Select<AttestationState> answer = new Select<>();
        answer.setLabel(say("Answer"));
        answer.setEmptySelectionAllowed(true);
        answer.setEmptySelectionCaption(say("All answers"));
        answer.setItems(AttestationState.values());
        answer.setItemLabelGenerator(state -> state == null ? say("All answers") : Words.of(state));
        answer.setValue(address.filter().state());
        answer.addValueChangeListener(event -> go.accept(address.answer(event.getValue())));
        Div toolbar = new Div(name, answer);
        toolbar.addClassName("toolbar");
        if (acts.mayRemind() || acts.mayExcuse()) {
            grid.setSelectionMode(Grid.SelectionMode.MULTI);
        }
        if (acts.mayRemind()) {
            toolbar.add(onMarked(say("Remind"), acts.remind()));
        }
        if (acts.mayExcuse()) {
            toolbar.add(onMarked(say("Excuse …"), acts.excuse()), onMarked(say("Ask again …"), acts.askAgain()));
        }
        return toolbar;
    }

    private Button onMarked(String verb, Consumer<List<UUID>> act) {
        Button button = new Button(
                verb,
                click -> act.accept(grid.getSelectedItems().stream()
                        .map(AskedPerson::personId)
                        .distinct()
                        .toList()));
        button.setEnabled(false);
        button.addThemeVariants(ButtonVariant.LUMO_CONTRAST);
        grid.addSelectionListener(event -> {
            int marked = event.getAllSelectedItems().size();
            button.setEnabled(marked > 0);
            button.setText(
                    marked > 0 ? verb.replace(" …", "") + " " + marked + (verb.endsWith("…") ? " …" : "") : verb);
        });
        return button;
    }

    private Grid<AskedPerson> grid() {
        LocalDate today = LocalDate.now(clock);
        grid.addComponentColumn(this::person)
                .setHeader(say("Person"))
                .setFlexGrow(3)
                .setWidth("170px");
        grid.addComponentColumn(person -> answer(person, today))
                .setHeader(say("Answer"))
                .setFlexGrow(3)
                .setWidth("150px");
        grid.addColumn(AskedPerson::manager)
                .setHeader(say("Manager"))
                .setFlexGrow(1)
                .setWidth("140px");
        grid.addComponentColumn(this::reminders)
                .setHeader(say("Reminded"))
                .setFlexGrow(1)
                .setWidth("130px");
        NarrowGrid.use(
                grid,
                grid.addComponentColumn(person -> stacked(person(person), answer(person, today)))
                        .setHeader(say("Person")));
        grid.setItems(new CallbackDataProvider<AskedPerson, Void>(
                query -> progress.people(campaign.id(), address.filter(), query.getOffset(), query.getLimit()).stream(),
                query -> progress.count(campaign.id(), address.filter()),
                person -> List.of(person.personId(), person.policyVersionId())));
        grid.setEmptyStateText(say("Nobody fits these filters."));
        grid.setAriaLabel(say("People of the campaign"));
        grid.setHeight("560px");
        return grid;
    }

    private static Div stacked(Div... parts) {
        Div cell = new Div(parts);
        cell.addClassName("cell-stack");
        return cell;
    }

    private Div person(AskedPerson person) {
        Span where = new Span(String.join(
                " · ",
                Stream.of(several ? person.policy() : null, person.department(), person.location())
                        .filter(Objects::nonNull)
                        .toList()));
        where.addClassName("quiet");
        Div cell = new Div(new Span(person.name()), where);
        if (person.askedLater()) {
            Span later = new Span(say("asked later"));
            later.addClassName("quiet");
            later.setTitle(say("Joined or moved after the launch"));
            cell.add(later);
        }
        cell.addClassName("two-lines");
        return cell;
    }

    private Div answer(AskedPerson person, LocalDate today) {
        Div cell = new Div(Words.badge(person.state(), campaign.dueOn(), today));
        if (person.reason() != null) {
            Span reason = new Span(person.reason());
            reason.addClassName("quiet");
            reason.setTitle(person.reason());
            cell.add(reason);
        } else if (person.answeredAt() != null) {
            cell.add(DueDate.ago(person.answeredAt(), clock));
        }
        if (person.signedOn() != null) {
            Span paper = new Span(say("on paper, {0}", person.signedOn()));
            paper.addClassName("quiet");
            cell.add(paper);
        }
        cell.addClassName("two-lines");
        return cell;
    }

    private Span reminders(AskedPerson person) {
        return person.lastRemindedAt() == null ? new Span("–") : DueDate.ago(person.lastRemindedAt(), clock);
    }
}
