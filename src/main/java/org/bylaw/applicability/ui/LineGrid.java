package org.bylaw.applicability.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.bylaw.applicability.Difference;
import org.bylaw.applicability.StatementLine;
import org.bylaw.ui.NarrowGrid;

/** What a statement says of each control; a click on a row shows all of it. */
final class LineGrid extends Grid<StatementLine> {

    LineGrid(List<StatementLine> lines) {
        addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES, GridVariant.LUMO_WRAP_CELL_CONTENT);
        addComponentColumn(LineGrid::name).setHeader(say("Control")).setFlexGrow(5);
        addComponentColumn(Words::decision).setHeader(say("State")).setFlexGrow(3);
        addColumn(LineGrid::why).setHeader(say("Why")).setFlexGrow(5);
        addColumn(line -> line.owner().isEmpty() ? "–" : line.owner())
                .setHeader(say("Owner"))
                .setFlexGrow(2);
        NarrowGrid.use(this, addComponentColumn(LineGrid::narrow).setHeader(say("Control")));
        setItemDetailsRenderer(new ComponentRenderer<>(LineGrid::details));
        setAriaLabel(say("Controls of the statement"));
        setItems(lines);
        setMinHeight("min(70vh, 640px)");
    }

    /** The page of a control, without a leading slash. */
    static String path(String code) {
        return "controls/" + URLEncoder.encode(code, StandardCharsets.UTF_8);
    }

    private static Div name(StatementLine line) {
        Anchor link = new Anchor(path(line.code()), line.name());
        link.addClassName("name");
        Div cell = new Div(link);
        cell.addClassName("cell-stack");
        return cell;
    }

    private static String why(StatementLine line) {
        String reasons = Difference.reasons(line);
        if (line.justification().isBlank()) {
            return reasons;
        }
        return reasons.isEmpty() ? line.justification() : say("{0}: {1}", reasons, line.justification());
    }

    private static Div narrow(StatementLine line) {
        Div cell = name(line);
        cell.add(Words.decision(line), new Span(why(line)));
        return cell;
    }

    private static DescriptionList details(StatementLine line) {
        DescriptionList facts = new DescriptionList();
        fact(facts, say("Reasons"), Difference.reasons(line));
        fact(facts, say("Justification"), line.justification());
        fact(facts, say("Owner"), line.owner());
        fact(facts, say("Department"), line.department());
        fact(facts, say("Maturity"), Objects.toString(line.maturity(), ""));
        fact(facts, say("Target maturity"), Objects.toString(line.target(), ""));
        fact(facts, say("Policies"), String.join(", ", line.policies()));
        fact(facts, say("How we do it"), line.how());
        return facts;
    }

    private static void fact(DescriptionList facts, String name, String value) {
        if (!value.isBlank()) {
            facts.add(new DescriptionList.Term(name), new DescriptionList.Description(Words.typed(value)));
        }
    }
}
