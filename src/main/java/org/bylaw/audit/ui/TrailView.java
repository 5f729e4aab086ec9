package org.bylaw.audit.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bylaw.audit.ObjectNames;
import org.bylaw.audit.TrailExport;
import org.bylaw.audit.TrailFilter;
import org.bylaw.audit.TrailRow;
import org.bylaw.audit.TrailSearch;
import org.bylaw.audit.seal.TrailProof;
import org.bylaw.people.People;
import org.bylaw.shared.Problem;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.NarrowGrid;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;

/** The whole trail, searched by object, person, act, time and address; a row opens to all that it says. */
@Route(value = "trail", layout = MainLayout.class)
@PageTitle("Audit trail · Bylaw")
@RolesAllowed({Role.Name.AUDITOR, Role.Name.COMPLIANCE, Role.Name.ADMIN})
class TrailView extends Page implements BeforeEnterObserver {

    private final transient TrailSearch search;
    private final transient TrailExport export;
    private final transient ObjectNames objects;
    private final transient TrailProof proofs;
    private final transient Clock clock;
    private final transient ActWords words;
    private final TrailToolbar toolbar;
    private final Span count = new Span();
    private final Grid<TrailRow> grid = new Grid<>();
    private final Div beside = new Div();
    private final EmptyState empty = new EmptyState(
            VaadinIcon.FILE_TREE,
            say("Nothing fits"),
            say("Other filters may show more; without any, all acts are here."));
    private final transient Map<SubjectRef, ObjectNames.Named> names = new HashMap<>();
    private transient TrailAddress address = TrailAddress.ALL;
    private transient TrailFilter filter = TrailFilter.NONE;
    private transient TrailPages pages;

    TrailView(
            TrailSearch search,
            TrailExport export,
            ObjectNames objects,
            TrailProof proofs,
            People people,
            Clock clock) {
        this.search = search;
        this.export = export;
        this.objects = objects;
        this.proofs = proofs;
        this.clock = clock;
        this.words = new ActWords(clock);
        this.pages = new TrailPages(search, filter);
        this.toolbar = new TrailToolbar(search, objects, people, words, TrailView::go);
        beside.addClassName("trail-beside");
        columns();
        Div split = new Div(grid, beside);
        split.addClassName("trail-split");
        add(
                new PageHeader(say("Audit trail"))
                        .withLine(count)
                        .withActions(
                                download(say("CSV"), "csv", "text/csv;charset=utf-8", out -> export.csv(filter, out)),
                                download(
                                        say("JSON"),
                                        "jsonl",
                                        "application/jsonl",
                                        out -> export.jsonLines(filter, out))),
                toolbar,
                split,
                empty);
    }

    private interface Writing {
        void into(OutputStream out) throws IOException;
    }

    private Anchor download(String label, String ending, String type, Writing writing) {
        Anchor link = new Anchor(
                (DownloadEvent event) -> {
                    event.setFileName("audit-trail." + ending);
                    event.setContentType(type);
                    try (OutputStream out = event.getOutputStream()) {
                        writing.into(out);
                    }
                },
                label);
        link.getElement().setAttribute("download", true);
        link.setAriaLabel(say("The rows that fit as a file: {0}", label));
        return link;
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        grid.addComponentColumn(this::when)
                .setHeader(say("When"))
                .setWidth("190px")
                .setFlexGrow(0);
        grid.addComponentColumn(this::what).setHeader(say("What")).setFlexGrow(5);
        grid.addComponentColumn(this::object).setHeader(say("Object")).setFlexGrow(3);
        grid.addColumn(row -> row.address() == null ? "–" : row.address())
                .setHeader(say("From where"))
                .setWidth("150px")
                .setFlexGrow(0);
        NarrowGrid.use(grid, grid.addComponentColumn(this::narrow).setHeader(say("Audit trail")));
        grid.setAriaLabel(say("Audit trail"));
        grid.setMinHeight("min(70vh, 640px)");
        grid.setItems(query -> rows(query.getOffset(), query.getLimit()));
        grid.getLazyDataView().setItemCountUnknown();
        grid.addItemClickListener(click -> open(click.getItem()));
        grid.addSelectionListener(chosen -> {
            if (chosen.isFromClient()) {
                chosen.getFirstSelectedItem().ifPresent(this::open);
            }
        });
    }

    private void open(TrailRow row) {
        if (!Long.valueOf(row.id()).equals(address.row())) {
            go(address.withRow(row.id()));
        }
    }

    private Stream<TrailRow> rows(int offset, int limit) {
        List<TrailRow> rows = pages.rows(offset, limit);
        names.putAll(objects.of(rows.stream().map(TrailRow::subject).toList()));
        return rows.stream();
    }

    private Span when(TrailRow row) {
        Span when = new Span(DueDate.exact(row.at(), clock));
        when.addClassName("wraps");
        return when;
    }

    private Div what(TrailRow row) {
        Span who = new Span(
                row.onBehalfOfName() == null
                        ? row.actorName()
                        : row.actorName() + " " + say("for {0}", row.onBehalfOfName()));
        who.addClassName("who");
        Div cell = new Div(who, new Span(words.sentence(TrailWords.entry(row), 1)));
        cell.addClassName("cell-stack");
        return cell;
    }

    private Div object(TrailRow row) {
        ObjectNames.Named named = names.get(row.subject());
        Span kind = new Span(KindWords.of(row.subject().kind()));
        kind.addClassName("quiet");
        Div cell = new Div(new Span(named == null ? "–" : named.title()), kind);
        cell.addClassName("cell-stack");
        return cell;
    }

    private Div narrow(TrailRow row) {
        Div cell = what(row);
        Span when = new Span(DueDate.exact(row.at(), clock));
        when.addClassName("quiet");
        cell.addComponentAsFirst(when);
        cell.add(object(row));
        return cell;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        TrailAddress former = address;
        address = TrailAddress.of(event.getLocation().getQueryParameters());
        boolean sameRows = former.withRow(null).equals(address.withRow(null)) && former != TrailAddress.ALL;
        toolbar.show(address);
        if (!sameRows) {
            showRows();
        }
        showOne();
    }

    private void showRows() {
        filter = address.filter(clock);
        pages = new TrailPages(search, filter);
        names.clear();
        int found;
        try {
            found = search.count(filter);
            toolbar.complain("");
        } catch (Problem problem) {
            // A text alone would be looked for in all of it.
            toolbar.complain(problem.getMessage());
            found = 0;
        }
        count.setText(
                found < TrailSearch.MOST_COUNTED
                        ? counted(found, "1 act", "{0} acts")
                        : say("More than {0} acts", TrailSearch.MOST_COUNTED - 1));
        grid.setVisible(found > 0);
        empty.setVisible(found == 0);
        if (found < TrailSearch.MOST_COUNTED) {
            int all = found;
            grid.getLazyDataView().setItemCountCallback(query -> all);
        } else {
            grid.getLazyDataView().setItemCountUnknown();
        }
        grid.getDataProvider().refreshAll();
    }

    private void showOne() {
        beside.removeAll();
        beside.setVisible(address.row() != null);
        if (address.row() == null) {
            grid.deselectAll();
            return;
        }
        beside.add(new TrailPanel(search.one(address.row()), objects, proofs, clock, () -> go(address.withRow(null))));
    }

    private static void go(TrailAddress to) {
        UI.getCurrent().navigate("trail", to.query());
    }
}
