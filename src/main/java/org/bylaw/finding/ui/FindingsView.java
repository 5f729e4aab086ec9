package org.bylaw.finding.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bylaw.finding.ActionState;
import org.bylaw.finding.FindingBoard;
import org.bylaw.finding.FindingExport;
import org.bylaw.finding.FindingFilter;
import org.bylaw.finding.Findings;
import org.bylaw.finding.Severity;
import org.bylaw.finding.ui.BoardAddress.View;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Role;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.FilterField;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.PageTabs;

/** All findings and how far each is corrected: as a board in a wide window, as a list where they are many. */
@Route(value = "findings", layout = MainLayout.class)
@PageTitle("Findings · Bylaw")
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
class FindingsView extends Page implements BeforeEnterObserver {

    /** As the theme breaks, in CSS pixels. */
    private static final int WIDE = 800;

    private final transient FindingBoard board;
    private final transient Findings findings;
    private final transient FindingExport export;
    private final transient People people;
    private final transient Clock clock;
    private final TextField text = new FilterField(say("Title or number"));
    private final Select<Severity> severity = new Select<>();
    private final Select<ActionState> state = new Select<>();
    private final ComboBox<Person> owner = new ComboBox<>();
    private final ComboBox<Department> department = new ComboBox<>();
    private final Checkbox late = new Checkbox(say("Late only"));
    private final Span count = new Span();
    private final PageHeader header = new PageHeader(say("Findings")).withLine(count);
    private final Div chips = new Div();
    private final Tabs tabs = new PageTabs(say("How the findings are shown"));
    private final Div content = new Div();
    private BoardAddress address = BoardAddress.ALL;
    private boolean reading;
    private boolean narrow;

    FindingsView(FindingBoard board, Findings findings, FindingExport export, People people, Clock clock) {
        this.board = board;
        this.findings = findings;
        this.export = export;
        this.people = people;
        this.clock = clock;
        chips.addClassName("chips");
        tabs.add(new Tab(say("Board")), new Tab(say("List")));
        tabs.addSelectedChangeListener(change -> {
            if (!reading) {
                navigate(address.as(tabs.getSelectedIndex() == 0 ? View.BOARD : View.LIST));
            }
        });
        add(header, toolbar(), chips, tabs, content);
    }

    private Div toolbar() {
        severity.setItems(Severity.values());
        severity.setEmptySelectionAllowed(true);
        severity.setEmptySelectionCaption(say("All severities"));
        severity.setItemLabelGenerator(value -> value == null ? say("All severities") : say(value.word()));
        severity.setAriaLabel(say("Severity"));
        state.setItems(ActionState.values());
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(say("All that are open"));
        state.setItemLabelGenerator(value -> value == null ? say("All that are open") : say(value.word()));
        state.setAriaLabel(say("State"));
        owner.setItems(
                query -> board.owners(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        owner.setItemLabelGenerator(Person::name);
        owner.setPlaceholder(say("All owners"));
        owner.setAriaLabel(say("Owner"));
        owner.setClearButtonVisible(true);
        department.setItems(people.departments());
        department.setItemLabelGenerator(Department::name);
        department.setPlaceholder(say("All departments"));
        department.setAriaLabel(say("Department"));
        department.setClearButtonVisible(true);
        text.addValueChangeListener(change -> filtered());
        severity.addValueChangeListener(change -> filtered());
        state.addValueChangeListener(change -> filtered());
        owner.addValueChangeListener(change -> filtered());
        department.addValueChangeListener(change -> filtered());
        late.addValueChangeListener(change -> filtered());
        Div toolbar = new Div(text, severity, state, owner, department, late);
        toolbar.addClassName("toolbar");
        return toolbar;
    }

    /** Puts the filters into the address; entering it shows what they leave. */
    private void filtered() {
        if (!reading) {
            navigate(new BoardAddress(
                    text.getValue(),
                    severity.getValue(),
                    owner.getValue() == null ? "" : owner.getValue().username(),
                    department.getValue() == null ? "" : department.getValue().code(),
                    state.getValue(),
                    Boolean.TRUE.equals(late.getValue()),
                    address.control(),
                    address.view()));
        }
    }

    private static void navigate(BoardAddress to) {
        UI.getCurrent().navigate("findings", to.query());
    }

    /** A board does not fit a phone: without a wish in the address, the list is shown there. */
    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI().getPage().executeJs("return window.innerWidth").then(Integer.class, width -> {
            narrow = width < WIDE;
            if (narrow && address.view() == null) {
                show();
            }
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = BoardAddress.of(event.getLocation().getQueryParameters());
        show();
    }

    private void show() {
        View view = address.view() != null ? address.view() : narrow ? View.LIST : View.BOARD;
        reading = true;
        text.setValue(address.text());
        severity.setValue(address.severity());
        state.setValue(address.state());
        state.setVisible(view == View.LIST);
        owner.setValue(people.findByUsername(address.owner()).orElse(null));
        department.setValue(people.departments().stream()
                .filter(known -> known.code().equals(address.department()))
                .findFirst()
                .orElse(null));
        late.setValue(address.late());
        tabs.setSelectedIndex(view == View.BOARD ? 0 : 1);
        reading = false;
        chips.removeAll();
        if (!address.control().isBlank()) {
            RouterLink chip = new RouterLink(say("Control {0} ×", address.control()), FindingsView.class);
            chip.setQueryParameters(address.anyControl().query());
            chip.getElement().setAttribute("aria-label", say("Show all controls, not only {0}", address.control()));
            chips.add(chip);
        }
        chips.setVisible(!address.control().isBlank());
        FindingFilter filter = filter();
        actions(view == View.BOARD ? filter.state(null) : filter);
        content.removeAll();
        if (view == View.BOARD) {
            showBoard(filter);
        } else {
            showList(filter);
        }
    }

    private FindingFilter filter() {
        return new FindingFilter(
                address.text(),
                address.severity(),
                owner.getValue() == null ? null : owner.getValue().id(),
                department.getValue() == null ? null : department.getValue().id(),
                address.state(),
                address.late(),
                address.control());
    }

    private void actions(FindingFilter filter) {
        ExportLinks links = new ExportLinks(export, filter);
        if (!findings.mayRaiseAnywhere()) {
            header.withActions(links);
            return;
        }
        Button raise = new Button(say("Raise a finding"), click -> RaiseDialog.anywhere(findings, people)
                .open());
        raise.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        header.withActions(links, raise);
    }

    private void showBoard(FindingFilter filter) {
        Map<ActionState, Integer> counts = board.counts(filter);
        int open = counts.entrySet().stream()
                .filter(entry -> entry.getKey() != ActionState.DONE)
                .mapToInt(Map.Entry::getValue)
                .sum();
        count.setText(counted(open, "1 open finding", "{0} open findings"));
        if (open + Objects.requireNonNullElse(counts.get(ActionState.DONE), 0) == 0) {
            content.add(empty());
            return;
        }
        Div columns = new Div();
        columns.addClassName("board");
        counts.forEach((column, number) -> columns.add(new BoardColumn(
                column,
                number,
                number == 0 ? List.of() : board.page(filter.state(column), 0, BoardColumn.MOST),
                address,
                clock)));
        content.add(columns);
    }

    private void showList(FindingFilter filter) {
        int number = board.count(filter);
        count.setText(
                filter.state() == null
                        ? counted(number, "1 open finding", "{0} open findings")
                        : counted(number, "1 finding", "{0} findings"));
        content.add(number == 0 ? empty() : new FindingGrid(board, filter, clock));
    }

    private EmptyState empty() {
        return new EmptyState(
                VaadinIcon.EXCLAMATION_CIRCLE_O,
                say("No finding fits"),
                say(
                        "What reviewers, audits and incidents find wrong with a control is corrected here. Other filters may show more."));
    }
}
