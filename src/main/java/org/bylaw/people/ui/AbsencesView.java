package org.bylaw.people.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.bylaw.people.Absence;
import org.bylaw.people.Absences;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** When I am away and who stands in for me, for whom I stand in, and the absences of my people. */
@Route(value = "absences", layout = MainLayout.class)
@PageTitle("Absence and substitute · Bylaw")
@PermitAll
class AbsencesView extends Page implements BeforeEnterObserver {

    private static final int STEP = 50;

    private final transient Absences absences;
    private final transient People people;
    private final transient CurrentPerson currentPerson;
    private final transient Clock clock;
    private final Div content = new Div();

    AbsencesView(Absences absences, People people, CurrentPerson currentPerson, Clock clock) {
        this.absences = absences;
        this.people = people;
        this.currentPerson = currentPerson;
        this.clock = clock;
        Button set = new Button(say("Set a substitute"), click -> set());
        set.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        content.addClassName("absences");
        add(
                new PageHeader(say("Absence and substitute"))
                        .withLine(say("While you are away, somebody else does what waits for you."))
                        .withActions(set),
                content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void set() {
        Person me = currentPerson.require();
        new SubstituteDialog(absences, people, me, me.id(), LocalDate.now(clock), this::show).open();
    }

    private void show() {
        Person me = currentPerson.require();
        List<Absence> mine = absences.concerning(me.id());
        List<Absence> away = mine.stream()
                .filter(absence -> absence.personId().equals(me.id()))
                .toList();
        List<Absence> standIn = mine.stream()
                .filter(absence -> absence.substituteId().equals(me.id()))
                .toList();
        content.removeAll();
        content.add(
                section(
                        say("Your absences"),
                        away,
                        true,
                        say("No absence is planned. Before you go, name somebody who decides for you meanwhile.")),
                section(
                        say("You stand in for others"),
                        standIn,
                        false,
                        say("Nobody has named you as their substitute.")));
        if (absences.managesOthers()) {
            content.add(others());
        }
    }

    private Section section(String title, List<Absence> found, boolean mayEnd, String whenEmpty) {
        return new Section(new H2(title), found.isEmpty() ? none(whenEmpty) : list().with(found, mayEnd));
    }

    private Section others() {
        AbsenceList list = list();
        Div below = new Div();
        Section section = new Section(new H2(say("Your people")), list, below);
        more(list, below, 0);
        if (list.getComponentCount() == 0) {
            list.setVisible(false);
            below.add(none(say(
                    "Nobody for whom you may speak is away or plans to be. You can set a substitute for them, too.")));
        }
        return section;
    }

    private void more(AbsenceList list, Div below, int shown) {
        // One more than is shown tells whether there are others.
        List<Absence> found = absences.ofMyPeople(shown, STEP + 1);
        list.with(found.subList(0, Math.min(STEP, found.size())), true);
        below.removeAll();
        if (found.size() > STEP) {
            below.add(new Button(say("Show more"), click -> more(list, below, shown + STEP)));
        }
    }

    private AbsenceList list() {
        return new AbsenceList(absences, LocalDate.now(clock), this::show);
    }

    private static Component none(String words) {
        Paragraph none = new Paragraph(words);
        none.addClassName("quiet");
        return none;
    }
}
