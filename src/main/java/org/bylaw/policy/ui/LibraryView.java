package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.policy.DocumentType;
import org.bylaw.policy.PolicyLibrary;
import org.bylaw.policy.PolicyLibrary.Filter;
import org.bylaw.policy.PolicyLibrary.Line;
import org.bylaw.policy.PolicyLibrary.State;
import org.bylaw.shared.Role;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.FilterField;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.NarrowGrid;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.StatusBadge;

/** All policies, with filters that stand in the address. */
@Route(value = "policies", layout = MainLayout.class)
@PageTitle("Policies · Bylaw")
@RolesAllowed({
    Role.Name.POLICY_AUTHOR,
    Role.Name.POLICY_OWNER,
    Role.Name.APPROVER,
    Role.Name.MANAGEMENT,
    Role.Name.HR,
    Role.Name.CONTROL_OWNER,
    Role.Name.COMPLIANCE,
    Role.Name.AUDITOR,
    Role.Name.ADMIN
})
class LibraryView extends Page implements BeforeEnterObserver {

    private final transient PolicyLibrary library;
    private final transient People people;
    private final transient Clock clock;
    private final TextField text = new FilterField(say("Title or reference"));
    private final Select<State> state = new Select<>();
    private final Select<DocumentType> type = new Select<>();
    private final ComboBox<Department> department = new ComboBox<>();
    private final Grid<Line> grid = new Grid<>();
    private final PageHeader header = new PageHeader(say("Policies"));
    private final Span count = new Span();
    private final Div narrowed = new Div();
    private final EmptyState empty = new EmptyState(
            VaadinIcon.RECORDS,
            say("No policy fits"),
            say("Change the filters above, or begin a policy: write it here, or import the files you have."));
    private Filter filter = Filter.NONE;
    private boolean reading;

    LibraryView(PolicyLibrary library, People people, CurrentPerson currentPerson, Clock clock) {
        this.library = library;
        this.people = people;
        this.clock = clock;
        header.withLine(count);
        if (currentPerson.hasAny(Role.POLICY_AUTHOR, Role.POLICY_OWNER, Role.COMPLIANCE)) {
            Button bring =
                    new Button(say("Import files"), click -> UI.getCurrent().navigate("policies/import"));
            Button begin =
                    new Button(say("New policy"), click -> UI.getCurrent().navigate("policies/new"));
            begin.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.withActions(bring, begin);
        }
        columns();
        narrowed.addClassName("chips");
        add(header, toolbar(), narrowed, grid, empty);
    }

    /** A tag that leads to the policies that have it. */
    static RouterLink tagged(String tag) {
        RouterLink link = new RouterLink(tag, LibraryView.class);
        link.setQueryParameters(QueryParameters.of("tag", tag));
        return link;
    }

    private Div toolbar() {
        state.setItems(State.values());
        state.setItemLabelGenerator(value -> say(value.word()));
        state.setAriaLabel(say("State"));
        type.setItems(DocumentType.values());
        type.setEmptySelectionAllowed(true);
        type.setEmptySelectionCaption(say("All types"));
        type.setItemLabelGenerator(value -> value == null ? say("All types") : say(value.word()));
        type.setAriaLabel(say("Type"));
        department.setItems(people.departments());
        department.setItemLabelGenerator(Department::name);
        department.setPlaceholder(say("All departments"));
        department.setAriaLabel(say("Department"));
        department.setClearButtonVisible(true);
        text.addValueChangeListener(event -> address());
        state.addValueChangeListener(event -> address());
        type.addValueChangeListener(event -> address());
        department.addValueChangeListener(event -> address());
        Div toolbar = new Div(text, state, type, department);
        toolbar.addClassName("toolbar");
        return toolbar;
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        grid.addComponentColumn(LibraryView::name)
                .setHeader(say("Policy"))
                .setFlexGrow(5)
                .setAutoWidth(false);
        grid.addComponentColumn(LibraryView::status).setHeader(say("State")).setFlexGrow(3);
        grid.addColumn(Line::ownerName).setHeader(say("Owner")).setFlexGrow(2);
        grid.addColumn(Line::departmentName).setHeader(say("Department")).setFlexGrow(2);
        grid.addComponentColumn(line -> line.nextReviewOn() == null
                        ? new Span("–")
                        : DueDate.of(line.nextReviewOn(), LocalDate.now(clock)))
                .setHeader(say("Next review"))
                .setFlexGrow(1)
                .setWidth("140px");
        NarrowGrid.use(grid, grid.addComponentColumn(this::narrow).setHeader(say("Policy")));
        grid.setAriaLabel(say("Policies"));
        grid.setMinHeight("min(70vh, 640px)");
        grid.setItems(query -> library.page(filter, query.getOffset(), query.getLimit()).stream());
    }

    private Div narrow(Line line) {
        Div cell = new Div(name(line), status(line));
        if (line.nextReviewOn() != null) {
            cell.add(new Span(new Span(say("Review") + " "), DueDate.of(line.nextReviewOn(), LocalDate.now(clock))));
        }
        cell.addClassName("cell-stack");
        return cell;
    }

    private static Div name(Line line) {
        Anchor link = new Anchor("policies/" + line.id(), line.title());
        link.addClassName("name");
        Span reference = new Span(line.reference() + " · " + say(line.type().word()));
        reference.addClassName("quiet");
        Div name = new Div(link, reference);
        name.addClassName("cell-stack");
        return name;
    }

    private static Div status(Line line) {
        Div status = new Div();
        status.addClassName("cell-stack");
        if (line.retired()) {
            status.add(new StatusBadge(StatusBadge.Kind.RETIRED, say("Retired")));
        } else if (line.versionInForce() != null) {
            status.add(new StatusBadge(StatusBadge.Kind.PUBLISHED, say("In force {0}", line.versionInForce())));
        }
        if (line.workState() != null) {
            Span work = Badges.of(line.workState());
            work.add(new Span(" " + line.workVersion()));
            status.add(work);
        }
        return status;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        reading = true;
        text.setValue(query.getSingleParameter("q").orElse(""));
        state.setValue(
                query.getSingleParameter("state").flatMap(LibraryView::state).orElse(State.ALL));
        type.setValue(
                query.getSingleParameter("type").flatMap(LibraryView::type).orElse(null));
        department.setValue(query.getSingleParameter("department")
                .flatMap(code -> people.departments().stream()
                        .filter(known -> known.code().equals(code))
                        .findFirst())
                .orElse(null));
        reading = false;
        filter = new Filter(
                text.getValue(),
                type.getValue(),
                department.getValue() == null ? null : department.getValue().id(),
                null,
                state.getValue(),
                query.getSingleParameter("control").orElse(null),
                query.getSingleParameter("tag").orElse(null));
        narrowed.removeAll();
        if (filter.control() != null) {
            chip(say("Control {0}", filter.control()));
        }
        if (filter.tag() != null) {
            chip(say("Tagged {0}", filter.tag()));
        }
        int found = library.count(filter);
        if (found < PolicyLibrary.MOST_COUNTED) {
            count.setText(counted(found, "1 policy", "{0} policies"));
            grid.getLazyDataView().setItemCountCallback(lines -> found);
        } else {
            count.setText(say("{0}+ policies", PolicyLibrary.MOST_COUNTED - 1));
            grid.getLazyDataView().setItemCountUnknown();
        }
        grid.setVisible(found > 0);
        empty.setVisible(found == 0);
        grid.getDataProvider().refreshAll();
    }

    /** What the list is narrowed to beside the fields above; pressing it takes that away. */
    private void chip(String words) {
        RouterLink chip = new RouterLink(words + " ×", LibraryView.class);
        chip.getElement().setAttribute("aria-label", say("Show not only: {0}", words));
        narrowed.add(chip);
    }

    /** Puts the filters into the address; entering it again shows what they leave. */
    private void address() {
        if (reading) {
            return;
        }
        Map<String, List<String>> query = new LinkedHashMap<>();
        put(query, "q", text.getValue());
        put(
                query,
                "state",
                state.getValue() == State.ALL ? "" : state.getValue().name().toLowerCase());
        put(query, "type", type.getValue() == null ? "" : type.getValue().name().toLowerCase());
        put(
                query,
                "department",
                department.getValue() == null ? "" : department.getValue().code());
        put(query, "control", Objects.requireNonNullElse(filter.control(), ""));
        put(query, "tag", Objects.requireNonNullElse(filter.tag(), ""));
        UI.getCurrent().navigate("policies", new QueryParameters(query));
    }

    private static void put(Map<String, List<String>> query, String name, String value) {
        if (!value.isBlank()) {
            query.put(name, new ArrayList<>(List.of(value)));
        }
    }

    private static Optional<State> state(String name) {
        return Arrays.stream(State.values())
                .filter(value -> value.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static Optional<DocumentType> type(String name) {
        return Arrays.stream(DocumentType.values())
                .filter(value -> value.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
