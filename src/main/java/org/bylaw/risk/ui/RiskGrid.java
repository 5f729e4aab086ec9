package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.Objects;
import org.bylaw.risk.RiskLine;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.NarrowGrid;
import org.bylaw.ui.StatusBadge;

/** Risks as a table: what could happen, how high before and after treatment, who owns it, how it stands. */
final class RiskGrid extends Grid<RiskLine> {

    private final int scale;
    private final transient LocalDate today;

    /** @param scale the number of the one in use */
    RiskGrid(int scale, LocalDate today) {
        this.scale = scale;
        this.today = today;
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
        addComponentColumn(RiskGrid::name).setHeader(say("Risk")).setFlexGrow(6).setWidth("220px");
        addComponentColumn(line -> LevelBadge.course(line.level(), line.residualLevel()))
                .setHeader(say("Before → after"))
                .setFlexGrow(0)
                .setWidth("220px");
        addColumn(line -> line.treatment() == null ? "–" : say(line.treatment().word()))
                .setHeader(say("Treatment"))
                .setFlexGrow(0)
                .setWidth("130px");
        addComponentColumn(RiskGrid::owner)
                .setHeader(say("Owner"))
                .setFlexGrow(2)
                .setWidth("140px");
        addColumn(line -> number(line.controls()))
                .setHeader(say("Controls"))
                .setTextAlign(ColumnTextAlign.END)
                .setFlexGrow(0)
                .setWidth("120px");
        addComponentColumn(this::standing)
                .setHeader(say("State"))
                .setFlexGrow(2)
                .setWidth("190px");
        NarrowGrid.use(this, addComponentColumn(this::narrow).setHeader(say("Risk")));
        setAriaLabel(say("Risks"));
    }

    private static Div stack(Component... parts) {
        Div cell = new Div(parts);
        cell.addClassName("cell-stack");
        return cell;
    }

    private static Span quiet(String words) {
        Span span = new Span(words);
        span.addClassName("quiet");
        return span;
    }

    private static Div name(RiskLine line) {
        Anchor link = new Anchor("risks/" + line.id(), line.reference() + " " + line.title());
        link.addClassName("name");
        return stack(link, quiet(line.asset()));
    }

    private static Div owner(RiskLine line) {
        return stack(new Span(line.ownerName()), quiet(Objects.requireNonNullElse(line.departmentName(), "")));
    }

    private Div standing(RiskLine line) {
        Div cell = stack(badge(line));
        if (line.open() && line.reviewOn() != null) {
            Span review = new Span(say("Review") + " ");
            review.add(DueDate.of(line.reviewOn(), today));
            review.addClassName("quiet");
            cell.add(review);
        }
        if (line.open() && line.scaleNumber() != null && line.scaleNumber() < scale) {
            cell.add(quiet(say("on scale {0}", line.scaleNumber())));
        }
        return cell;
    }

    static StatusBadge badge(RiskLine line) {
        if (!line.open()) {
            return new StatusBadge(StatusBadge.Kind.RETIRED, say("Closed"));
        }
        if (line.level() == null) {
            return new StatusBadge(StatusBadge.Kind.DRAFT, say("Not assessed"));
        }
        if (line.overdue()) {
            return new StatusBadge(StatusBadge.Kind.OVERDUE, say("Overdue"));
        }
        return line.accepted()
                ? new StatusBadge(StatusBadge.Kind.PUBLISHED, say("Accepted"))
                : new StatusBadge(StatusBadge.Kind.WAITING, say("Not accepted"));
    }

    private Div narrow(RiskLine line) {
        Div cell = name(line);
        cell.add(LevelBadge.course(line.level(), line.residualLevel()), new Span(line.ownerName()), standing(line));
        if (line.controls() > 0) {
            cell.add(quiet(counted(line.controls(), "1 control", "{0} controls")));
        }
        return cell;
    }
}
