package org.bylaw.waiver.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.FilterField;
import org.bylaw.ui.MainLayout;
import org.bylaw.ui.Page;
import org.bylaw.ui.PageHeader;
import org.bylaw.ui.StatFigure;
import org.bylaw.waiver.RiskLevel;
import org.bylaw.waiver.WaiverFilter;
import org.bylaw.waiver.WaiverFilter.Show;
import org.bylaw.waiver.WaiverRegister;
import org.bylaw.waiver.WaiverRegister.Figures;

/** All waivers that I may see: figures that open their lists, filters that stand in the address, and a file of what is shown. */
@Route(value = "waivers", layout = MainLayout.class)
@PageTitle("Waivers · Bylaw")
@PermitAll
class WaiversView extends Page implements BeforeEnterObserver {

    private final transient WaiverRegister register;
    private final Span count = new Span();
    private final Div figures = new Div();
    private final FilterField text = new FilterField(say("Waiver, policy, control or person"));
    private final Select<Show> show = new Select<>();
    private final Select<RiskLevel> risk = new Select<>();
    private final Select<String> kind = new Select<>();
    private final Checkbox mine = new Checkbox(say("Mine only"));
    private final Div one = new Div();
    private final WaiverGrid grid;
    private final EmptyState empty = new EmptyState(
            VaadinIcon.HAND,
            say("No waiver to show"),
            say("Other filters may show more. You ask for a waiver on the page of the policy or control it is from."));
    private transient WaiverFilter filter = WaiverFilter.NONE;
    private boolean reading;

    WaiversView(WaiverRegister register, Clock clock) {
        this.register = register;
        this.grid = new WaiverGrid(clock);
        figures.addClassName("stats");
        one.addClassName("row");
        grid.setItems(
                query -> register.page(filter, query.getOffset(), query.getLimit()).stream(),
                query -> register.count(filter));
        add(new PageHeader(say("Waivers")).withLine(count).withActions(export()), figures, toolbar(), one, grid, empty);
    }

    private Anchor export() {
        DownloadHandler file = event -> {
            event.setFileName("waivers.csv");
            event.setContentType("text/csv;charset=utf-8");
            register.write(filter, event.getOutputStream());
        };
        Anchor export = new Anchor(file, say("Export as CSV"));
        export.getElement().setAttribute("download", true);
        return export;
    }

    private Div toolbar() {
        show.setItems(Show.values());
        show.setItemLabelGenerator(WaiversView::word);
        show.setAriaLabel(say("State"));
        risk.setItems(RiskLevel.values());
        risk.setEmptySelectionAllowed(true);
        risk.setEmptySelectionCaption(say("Any risk"));
        risk.setItemLabelGenerator(level -> level == null ? say("Any risk") : say(level.word()));
        risk.setAriaLabel(say("Risk"));
        kind.setItems(SubjectRef.POLICY, SubjectRef.CONTROL);
        kind.setEmptySelectionAllowed(true);
        kind.setEmptySelectionCaption(say("Policies and controls"));
        kind.setItemLabelGenerator(WaiversView::kindWord);
        kind.setAriaLabel(say("Policies and controls"));
        text.addValueChangeListener(change -> address());
        show.addValueChangeListener(change -> address());
        risk.addValueChangeListener(change -> address());
        kind.addValueChangeListener(change -> address());
        mine.addValueChangeListener(change -> address());
        Div toolbar = new Div(text, show, risk, kind, mine);
        toolbar.addClassName("toolbar");
        return toolbar;
    }

    private static String word(Show show) {
        return switch (show) {
            case ALL -> say("All waivers");
            case WAITING -> say("Waiting for a decision");
            case ACTIVE -> say("In force");
            case ENDING -> say("Ending soon");
            case EXPIRED -> say("Expired: not compliant");
            case ENDED -> say("Ended");
        };
    }

    private static String kindWord(String kind) {
        return kind == null
                ? say("Policies and controls")
                : kind.equals(SubjectRef.POLICY) ? say("From policies") : say("From controls");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        filter = WaiversAddress.of(event.getLocation().getQueryParameters()).filter();
        reading = true;
        text.setValue(filter.text());
        show.setValue(filter.show());
        risk.setValue(filter.risk());
        kind.setValue(filter.subjectKind());
        mine.setValue(filter.mine());
        reading = false;
        showFigures();
        showOne();
        int found = register.count(filter);
        count.setText(counted(found, "1 waiver", "{0} waivers"));
        grid.setVisible(found > 0);
        empty.setVisible(found == 0);
        grid.getDataProvider().refreshAll();
    }

    private void showFigures() {
        Figures counts = register.figures();
        figures.removeAll();
        figures.add(
                figure(counts.expired(), say("Expired: not compliant"), Show.EXPIRED),
                figure(counts.ending(), say("Ending soon"), Show.ENDING),
                figure(counts.waiting(), say("Waiting for a decision"), Show.WAITING),
                figure(counts.active(), say("In force"), Show.ACTIVE));
    }

    private StatFigure figure(int count, String label, Show part) {
        StatFigure figure = new StatFigure(number(count), label, WaiversAddress.path(part));
        if (part == Show.EXPIRED && count > 0) {
            figure.addClassName("stat-late");
        }
        if (part == filter.show()) {
            figure.getElement().setAttribute("aria-current", "true");
        }
        return figure;
    }

    /** Says that the list is of one policy or control, and leads out of that. */
    private void showOne() {
        one.removeAll();
        one.setVisible(filter.subjectId() != null);
        if (filter.subjectId() != null) {
            String name = register.page(filter, 0, 1).stream()
                    .findFirst()
                    .map(waiver -> say("Only those from {0}", waiver.subjectName()))
                    .orElse(say("Only those from one policy or control"));
            one.add(new Span(name), new Anchor("waivers", say("Show all of them")));
        }
    }

    /** Puts the filters into the address; entering it again shows what they leave. */
    private void address() {
        if (reading) {
            return;
        }
        boolean sameKind = filter.subjectKind() != null && filter.subjectKind().equals(kind.getValue());
        WaiverFilter wanted = new WaiverFilter(
                text.getValue(),
                show.getValue(),
                risk.getValue(),
                kind.getValue(),
                sameKind ? filter.subjectId() : null,
                mine.getValue());
        UI.getCurrent().navigate("waivers", new WaiversAddress(wanted).query());
    }
}
