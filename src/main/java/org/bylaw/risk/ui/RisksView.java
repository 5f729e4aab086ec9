package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
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
import java.util.ArrayList;
import java.util.List;
import org.bylaw.people.CurrentPerson;
import org.bylaw.people.Department;
import org.bylaw.people.People;
import org.bylaw.risk.RiskExports;
import org.bylaw.risk.RiskFilter;
import org.bylaw.risk.RiskFilter.Cell;
import org.bylaw.risk.RiskFilter.Standing;
import org.bylaw.risk.RiskMatrix;
import org.bylaw.risk.RiskOwner;
import org.bylaw.risk.RiskRegister;
import org.bylaw.risk.Risks;
import org.bylaw.shared.Role;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.jspecify.annotations.Nullable;

/** The register of risks: the matrix before and after treatment, and the list, page by page from the database. */
@Route(value = "risks", layout = MainLayout.class)
@PageTitle("Risks · Bylaw")
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
class RisksView extends Page implements BeforeEnterObserver {

    private final transient RiskRegister register;
    private final transient Risks risks;
    private final transient RiskExports exports;
    private final transient People people;
    private final transient CurrentPerson currentPerson;
    private final transient Clock clock;
    private transient RisksAddress address = RisksAddress.ALL;

    RisksView(
            RiskRegister register,
            Risks risks,
            RiskExports exports,
            People people,
            CurrentPerson currentPerson,
            Clock clock) {
        this.register = register;
        this.risks = risks;
        this.exports = exports;
        this.people = people;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        address = RisksAddress.of(event.getLocation().getQueryParameters());
        List<Department> departments = people.departments();
        RiskOwner owner = address.owner().isBlank()
                ? null
                : register.owner(address.owner()).stream().findFirst().orElse(null);
        RiskFilter filter = filter(departments, owner);
        RiskMatrix matrix = register.matrix(filter);
        int found = register.count(filter);
        removeAll();
        add(
                new PageHeader(say("Risks"))
                        .withLine(counted(found, "1 risk", "{0} risks"))
                        .withActions(actions(filter)),
                new RiskToolbar(address, departments, owner, register, risks, RisksView::go));
        if (found == 0 && address.equals(RisksAddress.ALL)) {
            add(new EmptyState(
                    VaadinIcon.SCALE,
                    say("No risks yet"),
                    risks.mayEnter()
                            ? say("Enter the first one, or import a register that you have as a CSV file.")
                            : say("Compliance and control owners enter them; they will be here then.")));
            return;
        }
        add(pictures(matrix), chips(matrix));
        if (found == 0) {
            add(new EmptyState(VaadinIcon.SCALE, say("No risk fits"), say("Change the filters above.")));
            return;
        }
        RiskGrid grid = new RiskGrid(matrix.scale().number(), LocalDate.now(clock));
        grid.setItems(query -> register.page(filter, query.getOffset(), query.getLimit()).stream(), query -> found);
        if (found <= 10) {
            grid.setAllRowsVisible(true);
        } else {
            grid.setMinHeight("min(70vh, 640px)");
        }
        add(grid);
    }

    private RiskFilter filter(List<Department> departments, @Nullable RiskOwner owner) {
        return new RiskFilter(
                address.text(),
                address.standing(),
                address.treatment(),
                owner == null ? null : owner.id(),
                departments.stream()
                        .filter(known -> known.code().equals(address.department()))
                        .findFirst()
                        .map(Department::id)
                        .orElse(null),
                address.control(),
                address.state(),
                address.overdue(),
                address.cell());
    }

    private Component[] actions(RiskFilter filter) {
        List<Component> actions = new ArrayList<>();
        actions.add(new Anchor("risks/scale", say("Scale")));
        actions.add(download(
                say("CSV"), "csv", "text/csv;charset=utf-8", out -> exports.csv(filter, out.getOutputStream())));
        actions.add(download(
                say("Excel"),
                "xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                out -> exports.xlsx(filter, out.getOutputStream())));
        if (currentPerson.has(Role.COMPLIANCE)) {
            actions.add(new Anchor("risks/import", say("Import")));
        }
        if (risks.mayEnter()) {
            Button enter = new Button(say("Enter a risk"), click -> enter());
            enter.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            actions.add(enter);
        }
        return actions.toArray(Component[]::new);
    }

    /** Writes a file into the answer. */
    private interface Writing {
        void write(DownloadEvent event) throws IOException;
    }

    private Anchor download(String label, String ending, String type, Writing writing) {
        Anchor link = new Anchor(
                event -> {
                    event.setFileName(say("risks") + "-" + LocalDate.now(clock) + "." + ending);
                    event.setContentType(type);
                    writing.write(event);
                },
                label);
        link.getElement().setAttribute("download", true);
        link.setAriaLabel(say("The risks that are listed here as a file: {0}", label));
        return link;
    }

    private void enter() {
        RiskDialog.enter(risks, people, address.control(), id -> UI.getCurrent().navigate("risks/" + id))
                .open();
    }

    private Div pictures(RiskMatrix matrix) {
        Div pictures = new Div(new MatrixPicture(matrix, address, false), new MatrixPicture(matrix, address, true));
        pictures.addClassName("risk-matrices");
        return pictures;
    }

    private Div chips(RiskMatrix matrix) {
        Div chips = new Div();
        chips.addClassName("chips");
        Cell cell = address.cell();
        if (cell != null) {
            RouterLink all = new RouterLink("", RisksView.class);
            all.add(new Span(
                    cell.after()
                            ? say("After treatment: likelihood {0}, impact {1} ✕", cell.likelihood(), cell.impact())
                            : say("Before treatment: likelihood {0}, impact {1} ✕", cell.likelihood(), cell.impact())));
            all.setQueryParameters(address.withCell(null).parameters());
            all.getElement().setAttribute("aria-current", "true");
            all.getElement().setAttribute("aria-label", say("Show all cells again"));
            chips.add(all);
        }
        chip(chips, matrix.unassessed(), Standing.NOT_ASSESSED, say("{0} not assessed", matrix.unassessed()));
        chip(chips, matrix.older(), Standing.OLDER_SCALE, say("{0} on an older scale", matrix.older()));
        if (matrix.withoutAfter() > 0) {
            Span without = new Span(counted(
                    matrix.withoutAfter(),
                    "1 is not assessed after treatment.",
                    "{0} are not assessed after treatment."));
            without.addClassName("quiet");
            chips.add(without);
        }
        return chips;
    }

    private void chip(Div chips, int count, Standing standing, String words) {
        if (count > 0) {
            RouterLink link = new RouterLink(words, RisksView.class);
            boolean chosen = address.standing() == standing;
            link.setQueryParameters(
                    address.withStanding(chosen ? null : standing).parameters());
            if (chosen) {
                link.getElement().setAttribute("aria-current", "true");
            }
            chips.add(link);
        }
    }

    private static void go(RisksAddress to) {
        UI.getCurrent().navigate("risks", to.parameters());
    }
}
