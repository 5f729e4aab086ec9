package org.bylaw.ui;

import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Figures as a picture, and below it the same as a table for whoever can't see it or wants the numbers. */
public class Chart extends Div {

    /** What the picture looks like. */
    public enum Kind {
        /** Lines over time; the labels are days. */
        COURSE,
        /** Bars from left to right, the series being parts of each. */
        BARS
    }

    /** Of what the figures are. */
    public enum Unit {
        PERCENT,
        COUNT
    }

    /**
     * One line, or one part of each bar.
     *
     * @param values one for each label; null where there is none
     * @param colour of the theme: {@code accent}, {@code published}, {@code waiting}, {@code overdue}; empty for the next free
     */
    public record Series(String name, List<@Nullable Long> values, String colour) {
        public Series(String name, List<@Nullable Long> values) {
            this(name, values, "");
        }
    }

    /** The picture alone, a web component of ours. */
    @Tag("figure-chart")
    @JsModule("context://bylaw/components/figure-chart.js")
    private static class Picture extends Component {}

    /**
     * A chart.
     *
     * @param label what it shows, as a sentence
     * @param first what the labels are, as the head of the table's first column
     * @param labels days or names, as people read them
     */
    public Chart(Kind kind, Unit unit, String label, String first, List<String> labels, List<Series> series) {
        addClassName("chart");
        Picture picture = new Picture();
        picture.getElement().setPropertyJson("figures", figures(kind, unit, labels, series));
        picture.getElement().setProperty("label", label);
        add(picture, table(unit, label, first, labels, series));
    }

    private static ObjectNode figures(Kind kind, Unit unit, List<String> labels, List<Series> series) {
        ObjectNode figures = JsonMapper.shared().createObjectNode();
        figures.put("kind", kind == Kind.COURSE ? "course" : "bars");
        figures.put("unit", unit == Unit.PERCENT ? "%" : "");
        ArrayNode names = figures.putArray("labels");
        labels.forEach(names::add);
        ArrayNode lines = figures.putArray("series");
        series.forEach(one -> {
            ObjectNode line = lines.addObject();
            line.put("name", one.name());
            line.put("colour", one.colour());
            ArrayNode values = line.putArray("values");
            one.values().forEach(values::add);
        });
        return figures;
    }

    private static NativeDetails table(
            Unit unit, String label, String first, List<String> labels, List<Series> series) {
        NativeTable table = new NativeTable();
        table.addClassName("figures");
        var head = table.getHead().addRow();
        head.add(new NativeTableHeaderCell(first));
        series.forEach(one -> {
            NativeTableHeaderCell cell = new NativeTableHeaderCell(one.name());
            cell.addClassName("figure");
            head.add(cell);
        });
        for (int row = 0; row < labels.size(); row++) {
            var line = table.getBody().addRow();
            line.add(new NativeTableCell(labels.get(row)));
            for (Series one : series) {
                NativeTableCell cell =
                        new NativeTableCell(written(unit, one.values().get(row)));
                cell.addClassName("figure");
                line.add(cell);
            }
        }
        Div scroll = new Div(table);
        scroll.addClassName("table-scroll");
        scroll.getElement().setAttribute("tabindex", "0");
        scroll.getElement().setAttribute("role", "region");
        scroll.getElement().setAttribute("aria-label", label);
        NativeDetails details = new NativeDetails(say("The same as a table"), scroll);
        details.addClassName("chart-table");
        return details;
    }

    private static String written(Unit unit, @Nullable Long value) {
        if (value == null) {
            return "–";
        }
        return unit == Unit.PERCENT ? say("{0} %", value) : number(value);
    }
}
