package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.bylaw.risk.RiskLevel;
import org.bylaw.risk.Scale;
import org.bylaw.risk.Scale.Axis;
import org.bylaw.risk.Scale.Step;

/** A scale to read: what each step means, which level each pair has, and up to which level an owner accepts. */
final class ScaleTables extends Div {

    ScaleTables(Scale scale) {
        addClassName("stack");
        Div axes = new Div(steps(scale, Axis.LIKELIHOOD), steps(scale, Axis.IMPACT));
        axes.addClassName("risk-matrices");
        add(axes, new H2(say("Levels")), levels(scale));
        add(new Paragraph(say(
                "Owners accept what remains up to “{0}”. Higher, only an owner of management does.",
                say(scale.acceptable().word()))));
    }

    private static Div steps(Scale scale, Axis axis) {
        NativeTable table = new NativeTable();
        table.addClassName("matrix");
        NativeTableBody body = new NativeTableBody();
        for (Step step : scale.steps(axis).reversed()) {
            NativeTableCell meaning = new NativeTableCell(new Span(say(step.description())));
            meaning.addClassName("step-meaning");
            body.add(new NativeTableRow(head(step.label(), "row"), meaning));
        }
        table.add(body);
        return new Div(new H2(say(axis.word())), scroll(table, say(axis.word())));
    }

    private static Div levels(Scale scale) {
        NativeTable table = new NativeTable();
        NativeTableRow top = new NativeTableRow(head(say("Likelihood ↓ Impact →"), "col"));
        scale.impacts().forEach(impact -> top.add(head(impact.label(), "col")));
        NativeTableHeader header = new NativeTableHeader();
        header.add(top);
        NativeTableBody body = new NativeTableBody();
        for (Step likelihood : scale.likelihoods().reversed()) {
            NativeTableRow row = new NativeTableRow(head(likelihood.label(), "row"));
            scale.impacts().forEach(impact -> {
                RiskLevel level = scale.level(likelihood.step(), impact.step());
                NativeTableCell cell = new NativeTableCell(new Span(say(level.word())));
                cell.addClassNames("level-cell", LevelBadge.css(level));
                row.add(cell);
            });
            body.add(row);
        }
        table.add(header, body);
        Div picture = scroll(table, say("Levels by likelihood and impact"));
        picture.addClassName("risk-matrix");
        return picture;
    }

    static NativeTableHeaderCell head(String text, String scope) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }

    static Div scroll(Component table, String label) {
        Div scroll = new Div(table);
        scroll.addClassName("matrix-scroll");
        scroll.getElement().setAttribute("tabindex", "0");
        scroll.getElement().setAttribute("role", "region");
        scroll.getElement().setAttribute("aria-label", label);
        return scroll;
    }
}
