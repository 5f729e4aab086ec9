package org.bylaw.waiver.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.LocalDate;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.NarrowGrid;
import org.bylaw.waiver.WaiverFacts;

/** Waivers as a table: what from, whose, how it stands, how much is at stake and until when. */
final class WaiverGrid extends Grid<WaiverFacts> {

    private final transient Clock clock;

    WaiverGrid(Clock clock) {
        this.clock = clock;
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        addComponentColumn(WaiverGrid::name)
                .setHeader(say("Waiver"))
                .setFlexGrow(5)
                .setWidth("220px");
        addColumn(WaiverFacts::requestedByName)
                .setHeader(say("Asked for by"))
                .setFlexGrow(2)
                .setWidth("140px");
        addComponentColumn(Words::badge).setHeader(say("State")).setFlexGrow(3).setWidth("180px");
        addComponentColumn(waiver -> Words.risk(waiver.risk()))
                .setHeader(say("Risk"))
                .setFlexGrow(1)
                .setWidth("120px");
        addColumn(waiver -> DueDate.exact(waiver.endsOn()))
                .setHeader(say("Until"))
                .setFlexGrow(1)
                .setWidth("185px");
        NarrowGrid.use(this, addComponentColumn(this::narrow).setHeader(say("Waiver")));
        setAriaLabel(say("Waivers"));
        setMinHeight("min(70vh, 640px)");
    }

    private static Div name(WaiverFacts waiver) {
        Anchor link = new Anchor("waivers/" + waiver.id(), waiver.name());
        link.addClassName("name");
        Span subject = new Span(waiver.subjectName());
        subject.addClassName("quiet");
        Div cell = new Div(link, subject);
        cell.addClassName("cell-stack");
        return cell;
    }

    private Div narrow(WaiverFacts waiver) {
        Div cell = name(waiver);
        Div state = new Div(Words.badge(waiver), Words.risk(waiver.risk()));
        state.addClassName("row");
        cell.add(state);
        String end = Words.end(waiver, LocalDate.now(clock));
        if (!end.isEmpty()) {
            cell.add(new Span(end));
        }
        return cell;
    }
}
