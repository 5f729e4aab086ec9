package org.bylaw.applicability.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.List;
import org.bylaw.applicability.StatementVersion;
import org.bylaw.ui.NarrowGrid;

/** The versions of a statement, the newest first. */
final class VersionGrid extends Grid<StatementVersion> {

    VersionGrid(List<StatementVersion> versions, Clock clock) {
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        addComponentColumn(VersionGrid::link).setHeader(say("Version")).setFlexGrow(5);
        addComponentColumn(version -> Words.badge(version.state()))
                .setHeader(say("State"))
                .setFlexGrow(2);
        addComponentColumn(version -> Words.since(version, clock))
                .setHeader(say("Since"))
                .setFlexGrow(3);
        addColumn(StatementVersion::ownerName).setHeader(say("Drafted by")).setFlexGrow(2);
        addColumn(StatementVersion::summary).setHeader(say("What changes")).setFlexGrow(5);
        NarrowGrid.use(
                this, addComponentColumn(version -> narrow(version, clock)).setHeader(say("Version")));
        setAriaLabel(say("Versions"));
        setItems(versions);
        setAllRowsVisible(true);
    }

    private static Anchor link(StatementVersion version) {
        Anchor link = new Anchor("." + version.path(), Words.title(version));
        link.addClassName("name");
        return link;
    }

    private static Div narrow(StatementVersion version, Clock clock) {
        Div state = new Div(Words.badge(version.state()), Words.since(version, clock));
        state.addClassName("row");
        Div cell = new Div(link(version), state, new Span(version.summary()));
        cell.addClassName("cell-stack");
        return cell;
    }
}
