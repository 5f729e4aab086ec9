package org.bylaw.gap.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.bylaw.gap.Gap;
import org.bylaw.gap.GapLine;
import org.bylaw.gap.Gaps;
import org.bylaw.shared.Role;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.NarrowGrid;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.StatFigure;
import org.bylaw.ui.StatusBadge;

/** What is missing: each gap a figure, which opens its list; each line leads to where it is put right. */
@Route(value = "gaps", layout = MainLayout.class)
@PageTitle("Gaps · Bylaw")
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
class GapsView extends Page implements BeforeEnterObserver {

    private final transient Gaps gaps;
    private Gap chosen = Gap.UNSTATED;

    GapsView(Gaps gaps) {
        this.gaps = gaps;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        chosen = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("tab")
                .flatMap(Gap::ofKey)
                .orElse(Gap.UNSTATED);
        Map<Gap, Integer> counts = gaps.counts();
        int found = Objects.requireNonNullElse(counts.get(chosen), 0);
        removeAll();
        PageHeader header = new PageHeader(say("Gaps"));
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        header.withLine(all == 0 ? say("Nothing is missing") : counted(all, "1 gap", "{0} gaps"));
        if (found > 0) {
            Anchor export = new Anchor(this::export, say("Export as CSV"));
            export.getElement().setAttribute("download", true);
            header.withActions(export);
        }
        add(header, figures(counts), new H2(say(chosen.label())), found == 0 ? nothing() : list(found));
    }

    private Div figures(Map<Gap, Integer> counts) {
        Div figures = new Div();
        figures.addClassName("stats");
        counts.forEach((gap, count) -> {
            StatFigure figure = new StatFigure(number(count), say(gap.label()), "gaps?tab=" + gap.key());
            if (gap == chosen) {
                figure.getElement().setAttribute("aria-current", "true");
            }
            figures.add(figure);
        });
        return figures;
    }

    private static Component nothing() {
        return new EmptyState(
                VaadinIcon.CHECK_CIRCLE_O, say("No gap here"), say("What comes to be missing will stand here."));
    }

    private Grid<GapLine> list(int found) {
        Grid<GapLine> grid = new Grid<>();
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        grid.addComponentColumn(GapsView::name).setHeader(say("What")).setFlexGrow(5);
        grid.addComponentColumn(GapsView::badge).setHeader(say("Gap")).setFlexGrow(2);
        grid.addColumn(line -> Objects.requireNonNullElse(line.person(), "–"))
                .setHeader(say("Owner"))
                .setFlexGrow(2);
        grid.addColumn(line -> line.day() == null ? "–" : DueDate.exact(line.day()))
                .setHeader(say("Day"))
                .setFlexGrow(1)
                .setWidth("150px");
        grid.addComponentColumn(GapsView::advice).setHeader(say("What to do")).setFlexGrow(5);
        NarrowGrid.use(grid, grid.addComponentColumn(GapsView::narrow).setHeader(say("What")));
        grid.setAriaLabel(say(chosen.label()));
        grid.setMinHeight("min(70vh, 640px)");
        grid.setItems(query -> gaps.page(chosen, query.getOffset(), query.getLimit()).stream());
        grid.getLazyDataView().setItemCountCallback(query -> found);
        return grid;
    }

    private static Div name(GapLine line) {
        Anchor link = new Anchor(line.path(), line.title());
        link.addClassName("name");
        Span thing = new Span(say(line.thing().word()));
        thing.addClassName("quiet");
        Div cell = new Div(link, thing);
        cell.addClassName("cell-stack");
        return cell;
    }

    private static StatusBadge badge(GapLine line) {
        StatusBadge.Kind kind =
                switch (line.cause()) {
                    case EXPIRED, MISSING, LEFT -> StatusBadge.Kind.OVERDUE;
                    case EXPIRING -> StatusBadge.Kind.WAITING;
                    case UNSTATED, UNEVIDENCED, SILENT -> StatusBadge.Kind.NEUTRAL;
                };
        return new StatusBadge(kind, say(line.cause().word()));
    }

    private static Span advice(GapLine line) {
        Span advice = new Span(line.advice());
        advice.addClassName("gap-advice");
        return advice;
    }

    private static Div narrow(GapLine line) {
        Div cell = name(line);
        cell.add(badge(line), advice(line));
        return cell;
    }

    private void export(DownloadEvent event) throws IOException {
        event.setFileName("gaps-" + chosen.key() + ".csv");
        event.setContentType("text/csv;charset=UTF-8");
        gaps.export(chosen, event.getOutputStream());
    }
}
