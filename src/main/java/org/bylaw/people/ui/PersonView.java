package org.bylaw.people.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.bylaw.people.Absence;
import org.bylaw.people.Absences;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.people.StaffPages;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.Addresses;
import org.bylaw.ui.FactsRail;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.StatusBadge;
import org.bylaw.ui.SubjectNote;
import org.bylaw.ui.SubjectPanel;
import org.jspecify.annotations.Nullable;

/** One person: what they are here, whether they are away, who reports to them, and what other modules know of them. */
@Route(value = "people/:personId([0-9a-f-]{36})", layout = MainLayout.class)
@PermitAll
class PersonView extends Page implements BeforeEnterObserver, HasDynamicTitle {

    private static final int REPORTS_SHOWN = 20;

    private final transient StaffPages pages;
    private final transient Absences absences;
    private final transient People people;
    private final transient CurrentPerson currentPerson;
    private final transient List<SubjectPanel> panels;
    private final transient List<SubjectNote> notes;
    private final transient Clock clock;
    private UUID personId = new UUID(0, 0);
    private String title = say("Person");

    PersonView(
            StaffPages pages,
            Absences absences,
            People people,
            CurrentPerson currentPerson,
            List<SubjectPanel> panels,
            List<SubjectNote> notes,
            Clock clock) {
        this.pages = pages;
        this.absences = absences;
        this.people = people;
        this.currentPerson = currentPerson;
        this.notes = notes;
        this.clock = clock;
        this.panels = panels.stream()
                .filter(panel -> panel.supports(SubjectRef.PERSON))
                .sorted(Comparator.comparingInt(SubjectPanel::order))
                .toList();
        addClassName("person-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        personId = Addresses.id(event, "personId", say("person"));
        show();
    }

    @Override
    public String getPageTitle() {
        return title + " · Bylaw";
    }

    private void show() {
        StaffPages.Page page = pages.page(personId, REPORTS_SHOWN);
        title = page.person().name();
        removeAll();
        Div left = new Div(away(page));
        left.addClassName("stack");
        panels.forEach(
                panel -> left.add(new Section(new H2(say(panel.label())), panel.render(SubjectRef.person(personId)))));
        left.add(new Section(new H2(say("Roles")), roles(page.roles())));
        if (page.reportsCount() > 0) {
            left.add(team(page));
        }
        Div columns = new Div(left, facts(page));
        columns.addClassName("columns");
        add(header(page), columns);
    }

    private PageHeader header(StaffPages.Page page) {
        Person person = page.person();
        LocalDate today = LocalDate.now(clock);
        PageHeader header = new PageHeader(person.name());
        if (person.jobTitle() != null) {
            header.withLine(person.jobTitle());
        }
        if (page.line().leftAt() != null) {
            header.withLine(new StatusBadge(
                    StatusBadge.Kind.RETIRED,
                    say(
                            "Left on {0}",
                            page.line().leftAt().atZone(clock.getZone()).toLocalDate())));
        }
        notes.forEach(note -> note.on(SubjectRef.person(personId)).ifPresent(header::withLine));
        page.absences().stream()
                .filter(absence -> absence.personId().equals(personId) && absence.covers(today))
                .findFirst()
                .ifPresent(absence -> header.withLine(Presence.away(absence.lastDay())));
        if (page.mayManage()) {
            Button set = new Button(say("Set a substitute"), click -> new SubstituteDialog(
                            absences, people, person, currentPerson.requireId(), today, this::show)
                    .open());
            set.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.withActions(set);
        }
        return header;
    }

    private Section away(StaffPages.Page page) {
        LocalDate today = LocalDate.now(clock);
        List<Absence> own = page.absences().stream()
                .filter(absence -> absence.personId().equals(personId))
                .toList();
        List<Absence> standIn = page.absences().stream()
                .filter(absence -> absence.substituteId().equals(personId))
                .toList();
        Section section = new Section(new H2(say("Absence and substitute")));
        if (page.absences().isEmpty()) {
            section.add(quiet(say("Neither away nor standing in for anybody, now or soon.")));
        }
        if (!own.isEmpty()) {
            section.add(new AbsenceList(absences, today, this::show).with(own, page.mayManage()));
        }
        if (!standIn.isEmpty()) {
            section.add(
                    quiet(say("Stands in for others:")),
                    new AbsenceList(absences, today, this::show).with(standIn, false));
        }
        return section;
    }

    private static Paragraph quiet(String words) {
        Paragraph paragraph = new Paragraph(words);
        paragraph.addClassName("quiet");
        return paragraph;
    }

    private static DescriptionList roles(Set<Role> roles) {
        DescriptionList list = new DescriptionList();
        list.addClassName("roles");
        roles.forEach(role -> list.add(
                new DescriptionList.Term(RoleWords.name(role)),
                new DescriptionList.Description(RoleWords.purpose(role))));
        return list;
    }

    private Section team(StaffPages.Page page) {
        UnorderedList list = new UnorderedList();
        list.addClassName("team");
        page.reports().forEach(report -> {
            Span about = new Span(report.jobTitle() == null ? "" : report.jobTitle());
            about.addClassName("quiet");
            list.add(new ListItem(new Anchor("people/" + report.id(), report.name()), about));
        });
        Section section = new Section(new H2(say("Team ({0})", page.reportsCount())), list);
        if (page.reportsCount() > page.reports().size()) {
            section.add(new Anchor("people?manager=" + page.person().username(), say("All {0}", page.reportsCount())));
        }
        return section;
    }

    private FactsRail facts(StaffPages.Page page) {
        Person person = page.person();
        FactsRail rail = new FactsRail(say("Facts"));
        rail.with(say("Department"), word(person.departmentName()));
        rail.with(say("Location"), word(person.location()));
        rail.with(say("Reports to"), manager(page));
        rail.with(
                say("Mail"),
                person.email() == null ? new Span("–") : new Anchor("mailto:" + person.email(), person.email()));
        rail.with(say("Username"), person.username());
        return rail;
    }

    private static Component manager(StaffPages.Page page) {
        String name = page.line().managerName();
        if (name == null) {
            return new Span("–");
        }
        return page.managerVisible() ? new Anchor("people/" + page.person().managerId(), name) : new Span(name);
    }

    private static String word(@Nullable String text) {
        return text == null ? "" : text;
    }
}
