package org.bylaw.people.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.people.StaffLine;
import org.bylaw.people.StaffList;
import org.bylaw.people.StaffList.Show;
import org.bylaw.shared.Role;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.FilterField;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.NarrowGrid;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** The people whom I may see, page by page from the database; the service says who sees whom. Filters stand in the address. */
@Route(value = "people", layout = MainLayout.class)
@PageTitle("People · Bylaw")
@PermitAll
class PeopleView extends Page implements BeforeEnterObserver {

    private final transient StaffList staff;
    private final transient People people;
    private final transient Clock clock;
    private final PageHeader header = new PageHeader(say("People"));
    private final Span count = new Span();
    private final TextField text = new FilterField(say("Name or address"));
    private final ComboBox<Department> department = new ComboBox<>();
    private final ComboBox<String> location = new ComboBox<>();
    private final ComboBox<Role> role = new ComboBox<>();
    private final ComboBox<Person> manager = new ComboBox<>();
    private final Select<Show> show = new Select<>();
    private final Grid<StaffLine> grid = new Grid<>();
    private final EmptyState empty = new EmptyState(
            VaadinIcon.GROUP,
            say("Nobody fits"),
            say("Change the filters above; whoever has left is under “Have left”."));
    private transient StaffList.Filter filter = new StaffList.Filter("", null, null, null, null, Show.ACTIVE);
    private boolean reading;

    PeopleView(StaffList staff, People people, CurrentPerson currentPerson, Clock clock) {
        this.staff = staff;
        this.people = people;
        this.clock = clock;
        header.withLine(count);
        header.withActions(links(currentPerson));
        columns();
        add(header, toolbar(), grid, empty);
    }

    private static Anchor[] links(CurrentPerson currentPerson) {
        List<Anchor> links = new ArrayList<>();
        if (currentPerson.hasAny(Role.HR, Role.COMPLIANCE, Role.AUDITOR, Role.ADMIN)) {
            links.add(new Anchor("people/mail-problems", say("Mail problems")));
        }
        if (currentPerson.hasAny(Role.HR, Role.ADMIN)) {
            links.add(new Anchor("people/import", say("Import staff")));
        }
        return links.toArray(Anchor[]::new);
    }

    private Div toolbar() {
        department.setItems(people.departments());
        department.setItemLabelGenerator(Department::name);
        choice(department, say("Department"), say("All departments"));
        location.setItems(people.locations());
        choice(location, say("Location"), say("All locations"));
        role.setItems(Role.values());
        role.setItemLabelGenerator(RoleWords::name);
        choice(role, say("Role"), say("All roles"));
        manager.setItems(
                query -> people.search(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        manager.setItemLabelGenerator(Person::name);
        choice(manager, say("Reports to"), say("Any manager"));
        show.setItems(Show.values());
        show.setItemLabelGenerator(PeopleView::word);
        show.setAriaLabel(say("Which people"));
        text.addValueChangeListener(event -> address());
        show.addValueChangeListener(event -> address());
        Div toolbar = new Div(text, show, department, location, role, manager);
        toolbar.addClassNames("toolbar", "people-toolbar");
        return toolbar;
    }

    private void choice(ComboBox<?> box, String label, String all) {
        box.setAriaLabel(label);
        box.setPlaceholder(all);
        box.setClearButtonVisible(true);
        box.addValueChangeListener(event -> address());
    }

    private static String word(Show show) {
        return switch (show) {
            case ACTIVE -> say("Work here");
            case AWAY -> say("Away today");
            case LEFT -> say("Have left");
        };
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        grid.addComponentColumn(this::who)
                .setHeader(say("Person"))
                .setFlexGrow(4)
                .setWidth("200px");
        grid.addColumn(StaffLine::departmentName)
                .setHeader(say("Department"))
                .setFlexGrow(2)
                .setWidth("130px");
        grid.addColumn(StaffLine::location)
                .setHeader(say("Location"))
                .setFlexGrow(1)
                .setWidth("110px");
        grid.addColumn(StaffLine::managerName)
                .setHeader(say("Reports to"))
                .setFlexGrow(2)
                .setWidth("130px");
        grid.addComponentColumn(line -> Presence.of(line, clock))
                .setHeader(say("Away"))
                .setFlexGrow(3)
                .setWidth("200px");
        NarrowGrid.use(grid, grid.addComponentColumn(this::narrow).setHeader(say("Person")));
        grid.setAriaLabel(say("People"));
        grid.setMinHeight("min(70vh, 640px)");
        grid.setItems(
                query -> staff.page(filter, query.getOffset(), query.getLimit()).stream(),
                query -> staff.count(filter));
    }

    private Div narrow(StaffLine line) {
        Div cell = new Div(who(line), new Span(PeopleSearch.place(line)), Presence.of(line, clock));
        cell.addClassName("cell-stack");
        return cell;
    }

    private Div who(StaffLine line) {
        Anchor link = new Anchor("people/" + line.id(), line.name());
        link.addClassName("name");
        Span title = new Span(line.jobTitle() == null ? "" : line.jobTitle());
        title.addClassName("quiet");
        Div cell = new Div(link, title);
        cell.addClassName("cell-stack");
        return cell;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        PeopleAddress address = PeopleAddress.of(event.getLocation().getQueryParameters());
        reading = true;
        text.setValue(address.text());
        department.setValue(people.departments().stream()
                .filter(known -> known.code().equals(address.department()))
                .findFirst()
                .orElse(null));
        location.setValue(address.location().isBlank() ? null : address.location());
        role.setValue(address.role());
        manager.setValue(people.findByUsername(address.manager()).orElse(null));
        show.setValue(address.show());
        reading = false;
        filter = new StaffList.Filter(
                address.text(),
                department.getValue() == null ? null : department.getValue().id(),
                location.getValue(),
                address.role(),
                manager.getValue() == null ? null : manager.getValue().id(),
                address.show());
        int found = staff.count(filter);
        count.setText(counted(found, "1 person", "{0} people"));
        grid.setVisible(found > 0);
        empty.setVisible(found == 0);
        grid.getDataProvider().refreshAll();
    }

    /** Puts the filters into the address; entering it again shows whom they leave. */
    private void address() {
        if (reading) {
            return;
        }
        PeopleAddress address = new PeopleAddress(
                text.getValue(),
                department.getValue() == null ? "" : department.getValue().code(),
                location.getValue() == null ? "" : location.getValue(),
                role.getValue(),
                manager.getValue() == null ? "" : manager.getValue().username(),
                show.getValue());
        UI.getCurrent().navigate("people", address.parameters());
    }
}
