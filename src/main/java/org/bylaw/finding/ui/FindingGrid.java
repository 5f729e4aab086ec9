package org.bylaw.finding.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import java.time.Clock;
import java.time.LocalDate;
import org.bylaw.finding.FindingBoard;
import org.bylaw.finding.FindingFacts;
import org.bylaw.finding.FindingFilter;
import org.bylaw.ui.NarrowGrid;

/** Findings as a list, page by page from the database. */
final class FindingGrid extends Grid<FindingFacts> {

    FindingGrid(FindingBoard board, FindingFilter filter, Clock clock) {
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        addComponentColumn(FindingWords::name).setHeader(say("Finding")).setFlexGrow(5);
        addComponentColumn(finding -> FindingWords.severity(finding.severity()))
                .setHeader(say("Severity"))
                .setFlexGrow(0)
                .setWidth("130px");
        addComponentColumn(finding -> FindingWords.state(finding, LocalDate.now(clock)))
                .setHeader(say("State"))
                .setFlexGrow(2)
                .setWidth("150px");
        addComponentColumn(FindingGrid::owner).setHeader(say("Owner")).setFlexGrow(2);
        addComponentColumn(finding -> FindingWords.date(finding, clock))
                .setHeader(say("Date"))
                .setFlexGrow(1)
                .setWidth("140px");
        NarrowGrid.use(
                this, addComponentColumn(finding -> narrow(finding, clock)).setHeader(say("Finding")));
        setItems(new CallbackDataProvider<FindingFacts, Void>(
                query -> board.page(filter, query.getOffset(), query.getLimit()).stream(),
                query -> board.count(filter),
                FindingFacts::id));
        setAriaLabel(say("Findings"));
        setMinHeight("min(70vh, 640px)");
    }

    private static Div owner(FindingFacts finding) {
        Div cell = new Div(new Span(finding.action().ownerName()));
        if (finding.action().departmentName() != null) {
            Span department = new Span(finding.action().departmentName());
            department.addClassName("quiet");
            cell.add(department);
        }
        cell.addClassName("cell-stack");
        return cell;
    }

    private static Div narrow(FindingFacts finding, Clock clock) {
        Div row = new Div(
                FindingWords.severity(finding.severity()),
                FindingWords.state(finding, LocalDate.now(clock)),
                FindingWords.date(finding, clock));
        row.addClassName("row");
        Div cell = FindingWords.name(finding);
        cell.add(row, new Span(finding.action().ownerName()));
        return cell;
    }
}
