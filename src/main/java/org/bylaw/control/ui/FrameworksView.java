package org.bylaw.control.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.bylaw.control.exchange.FrameworkImports;
import org.bylaw.control.exchange.FrameworkList;
import org.bylaw.control.exchange.FrameworkRow;
import org.bylaw.control.exchange.MappingImports;
import org.bylaw.shared.Role;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.NarrowGrid;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.StatusBadge;

/** The frameworks side by side, those that ship and those that the organisation imported; where compliance imports more. */
@Route(value = "frameworks", layout = MainLayout.class)
@PageTitle("Frameworks · Bylaw")
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
class FrameworksView extends Page implements BeforeEnterObserver {

    private final transient FrameworkList frameworks;
    private final transient FrameworkImports imports;
    private final transient MappingImports mappings;
    private final transient FrameworkMenu menu;
    private final transient Clock clock;

    FrameworksView(
            FrameworkList frameworks,
            FrameworkImports imports,
            MappingImports mappings,
            FrameworkMenu menu,
            Clock clock) {
        this.frameworks = frameworks;
        this.imports = imports;
        this.mappings = mappings;
        this.menu = menu;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show();
    }

    private void show() {
        List<FrameworkRow> rows = frameworks.all();
        removeAll();
        PageHeader header =
                new PageHeader(say("Frameworks")).withLine(counted(rows.size(), "1 framework", "{0} frameworks"));
        boolean mayChange = frameworks.mayChange();
        if (mayChange) {
            Button framework = new Button(
                    say("Import a framework"), click -> new ImportFrameworkDialog(imports, null, this::show).open());
            framework.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            header.withActions(
                    new Button(say("Import mappings"), click -> new ImportMappingsDialog(mappings, rows, this::show)
                            .open()),
                    framework);
        }
        add(header, grid(rows, mayChange), new MappingSources(mappings, mayChange, this::show));
    }

    private Grid<FrameworkRow> grid(List<FrameworkRow> rows, boolean mayChange) {
        Grid<FrameworkRow> grid = new Grid<>();
        grid.addThemeVariants(
                GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addComponentColumn(FrameworksView::name)
                .setHeader(say("Framework"))
                .setFlexGrow(6);
        grid.addComponentColumn(FrameworksView::use)
                .setHeader(say("Use"))
                .setWidth("220px")
                .setFlexGrow(1);
        figure(grid, say("Controls"), FrameworkRow::controls);
        figure(grid, say("Mappings"), FrameworkRow::mappings);
        figure(grid, say("With text"), FrameworkRow::texts);
        grid.addComponentColumn(this::origin).setHeader(say("Origin")).setFlexGrow(3);
        grid.addComponentColumn(row -> menu.of(row, mayChange, this::show))
                .setHeader(say("Actions"))
                .setFlexGrow(0)
                .setWidth("104px");
        NarrowGrid.use(
                grid, grid.addComponentColumn(row -> narrow(row, mayChange)).setHeader(say("Framework")));
        grid.setAriaLabel(say("Frameworks"));
        grid.setItems(rows);
        grid.setAllRowsVisible(true);
        return grid;
    }

    private static void figure(Grid<FrameworkRow> grid, String header, ValueProvider<FrameworkRow, Integer> value) {
        grid.addColumn(row -> number(value.apply(row)))
                .setHeader(header)
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("124px");
    }

    private static Div name(FrameworkRow row) {
        Anchor link = new Anchor("controls?framework=" + row.key(), row.name());
        link.addClassName("name");
        Div cell = new Div(link, quiet(row.publisher().isEmpty() ? row.key() : row.publisher() + " · " + row.key()));
        if (!row.source().isEmpty()) {
            cell.add(quiet(row.source()));
        }
        if (row.replaces() != null) {
            cell.add(new Anchor("frameworks/" + row.key() + "/changes", say("What changed from the edition before")));
        }
        cell.addClassName("cell-stack");
        return cell;
    }

    private static Span quiet(String words) {
        Span span = new Span(words);
        span.addClassName("quiet");
        return span;
    }

    private static Div use(FrameworkRow row) {
        Div cell = new Div();
        cell.addClassName("cell-stack");
        if (row.replacedBy() != null) {
            cell.add(
                    new StatusBadge(StatusBadge.Kind.SUPERSEDED, say("Replaced")),
                    new Anchor("frameworks/" + row.replacedByKey() + "/changes", say("by {0}", row.replacedBy())));
        } else {
            cell.add(
                    row.tailored()
                            ? new StatusBadge(StatusBadge.Kind.PUBLISHED, say("Tailored here"))
                            : new StatusBadge(StatusBadge.Kind.NEUTRAL, say("Measured by mappings")));
        }
        return cell;
    }

    private Div origin(FrameworkRow row) {
        Div cell = new Div();
        cell.addClassName("cell-stack");
        if (row.importedBy() == null || row.importedAt() == null) {
            cell.add(new Span(say("Comes with Bylaw")));
        } else {
            cell.add(new Span(say("Imported by {0}", row.importedBy())), DueDate.ago(row.importedAt(), clock));
        }
        return cell;
    }

    private Div narrow(FrameworkRow row, boolean mayChange) {
        Div cell = name(row);
        cell.add(
                use(row),
                new Span(counted(row.controls(), "1 control", "{0} controls")),
                origin(row),
                menu.of(row, mayChange, this::show));
        return cell;
    }
}
