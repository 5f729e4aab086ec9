package org.bylaw.evidence.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.ColumnTextAlign;
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
import com.vaadin.flow.router.RouterLink;
import com.vaadin.flow.server.streams.DownloadEvent;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.bylaw.evidence.EvidenceFacts;
import org.bylaw.evidence.EvidenceFilter;
import org.bylaw.evidence.EvidenceKind;
import org.bylaw.evidence.EvidenceRegister;
import org.bylaw.evidence.Validity;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.People;
import org.bylaw.people.Person;
import org.bylaw.shared.Role;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.FilterField;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.NarrowGrid;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** All evidence: by kind, by how long it is valid, by who answers for it, by the control it serves. */
@Route(value = "evidence", layout = MainLayout.class)
@PageTitle("Evidence · Bylaw")
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
class EvidenceRegisterView extends Page implements BeforeEnterObserver {

    private final transient EvidenceRegister register;
    private final transient People people;
    private final transient CurrentPerson currentPerson;
    private final transient Clock clock;
    private final TextField text = new FilterField(say("Title, file or address"));
    private final Select<EvidenceKind> kind = new Select<>();
    private final Select<Validity> state = new Select<>();
    private final ComboBox<Person> owner = new ComboBox<>();
    private final Grid<EvidenceFacts> grid = new Grid<>();
    private final Span count = new Span();
    private final Div narrowed = new Div();
    private final EmptyState empty = new EmptyState(
            VaadinIcon.PAPERCLIP,
            say("No evidence fits"),
            say("Evidence is attached on the page of a control, a review, an action, a waiver or a risk."));
    private transient EvidenceFilter filter = EvidenceFilter.NONE;
    private boolean reading;

    EvidenceRegisterView(EvidenceRegister register, People people, CurrentPerson currentPerson, Clock clock) {
        this.register = register;
        this.people = people;
        this.currentPerson = currentPerson;
        this.clock = clock;
        Anchor export = new Anchor(this::export, say("Export as CSV"));
        export.getElement().setAttribute("download", true);
        columns();
        narrowed.addClassName("chips");
        add(new PageHeader(say("Evidence")).withLine(count).withActions(export), toolbar(), narrowed, grid, empty);
    }

    private void export(DownloadEvent event) throws IOException {
        event.setFileName("evidence.csv");
        event.setContentType("text/csv;charset=UTF-8");
        register.export(filter, event.getOutputStream());
    }

    private Div toolbar() {
        kind.setItems(EvidenceKind.values());
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(say("All kinds"));
        kind.setItemLabelGenerator(value -> value == null ? say("All kinds") : say(value.word()));
        kind.setAriaLabel(say("Kind"));
        state.setItems(Validity.values());
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(say("All in use"));
        state.setItemLabelGenerator(value -> value == null ? say("All in use") : say(value.word()));
        state.setAriaLabel(say("State"));
        owner.setItems(
                query -> people.search(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        owner.setItemLabelGenerator(Person::name);
        owner.setPlaceholder(say("All owners"));
        owner.setAriaLabel(say("Owner of the control, or who brought it"));
        owner.setClearButtonVisible(true);
        text.addValueChangeListener(event -> address());
        kind.addValueChangeListener(event -> address());
        state.addValueChangeListener(event -> address());
        owner.addValueChangeListener(event -> address());
        Div toolbar = new Div(text, kind, state, owner);
        toolbar.addClassName("toolbar");
        return toolbar;
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        grid.addComponentColumn(EvidenceRegisterView::name)
                .setHeader(say("Evidence"))
                .setFlexGrow(5);
        grid.addComponentColumn(evidence -> Words.badge(evidence.validity()))
                .setHeader(say("State"))
                .setFlexGrow(2);
        grid.addComponentColumn(evidence -> Words.age(evidence.collectedOn(), LocalDate.now(clock)))
                .setHeader(say("Age"))
                .setWidth("190px")
                .setFlexGrow(1);
        grid.addColumn(evidence -> evidence.validUntil() == null ? "–" : DueDate.exact(evidence.validUntil()))
                .setHeader(say("Valid until"))
                .setFlexGrow(3);
        grid.addColumn(EvidenceFacts::addedByName).setHeader(say("Added by")).setFlexGrow(2);
        grid.addColumn(evidence -> number(evidence.uses()))
                .setHeader(say("Uses"))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("90px");
        NarrowGrid.use(grid, grid.addComponentColumn(this::narrow).setHeader(say("Evidence")));
        grid.setAriaLabel(say("Evidence"));
        grid.setMinHeight("min(70vh, 640px)");
        grid.setItems(query -> register.page(filter, query.getOffset(), query.getLimit()).stream());
    }

    private static Div name(EvidenceFacts evidence) {
        Span what = new Span(Words.kind(evidence));
        what.addClassName("quiet");
        Div cell = new Div(EvidenceLinks.page(evidence), what);
        cell.addClassName("cell-stack");
        return cell;
    }

    private Div narrow(EvidenceFacts evidence) {
        Div cell = name(evidence);
        cell.add(
                Words.badge(evidence.validity()),
                Words.age(evidence.collectedOn(), LocalDate.now(clock)),
                new Span(Words.until(evidence)));
        return cell;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filter = EvidenceAddress.filter(event.getLocation().getQueryParameters(), currentPerson::requireId);
        reading = true;
        text.setValue(filter.text());
        kind.setValue(filter.kind());
        state.setValue(filter.validity());
        owner.setValue(
                filter.owner() == null ? null : people.find(filter.owner()).orElse(null));
        reading = false;
        narrowed.removeAll();
        if (filter.control() != null) {
            RouterLink chip = new RouterLink(say("Control {0}", filter.control()) + " ×", EvidenceRegisterView.class);
            chip.getElement()
                    .setAttribute("aria-label", say("Show not only: {0}", say("Control {0}", filter.control())));
            narrowed.add(chip);
        }
        int found = register.count(filter);
        if (found < EvidenceRegister.MOST_COUNTED) {
            count.setText(counted(found, "1 piece of evidence", "{0} pieces of evidence"));
            grid.getLazyDataView().setItemCountCallback(lines -> found);
        } else {
            count.setText(say("{0}+ pieces of evidence", EvidenceRegister.MOST_COUNTED - 1));
            grid.getLazyDataView().setItemCountUnknown();
        }
        grid.setVisible(found > 0);
        empty.setVisible(found == 0);
        grid.getDataProvider().refreshAll();
    }

    /** Puts the filters into the address; entering it again shows what they leave. */
    private void address() {
        if (reading) {
            return;
        }
        UI.getCurrent()
                .navigate(
                        "evidence",
                        EvidenceAddress.query(new EvidenceFilter(
                                Objects.requireNonNullElse(text.getValue(), ""),
                                kind.getValue(),
                                state.getValue(),
                                owner.getValue() == null
                                        ? null
                                        : owner.getValue().id(),
                                filter.control())));
    }
}
