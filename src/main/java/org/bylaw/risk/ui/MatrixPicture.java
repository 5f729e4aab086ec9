package org.bylaw.risk.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import org.bylaw.risk.RiskFilter.Cell;
import org.bylaw.risk.RiskLevel;
import org.bylaw.risk.RiskMatrix;
import org.bylaw.risk.Scale;
import org.bylaw.risk.Scale.Step;

/** How many risks are how likely and how bad, before treatment or after it; each count leads to its list. */
final class MatrixPicture extends Div {

    private final transient RiskMatrix matrix;
    private final transient RisksAddress address;
    private final boolean after;

    MatrixPicture(RiskMatrix matrix, RisksAddress address, boolean after) {
        this.matrix = matrix;
        this.address = address;
        this.after = after;
        addClassName("risk-matrix");
        String heading = after ? say("After treatment") : say("Before treatment");
        Div scroll = new Div(table());
        scroll.addClassName("matrix-scroll");
        scroll.getElement().setAttribute("tabindex", "0");
        scroll.getElement().setAttribute("role", "region");
        scroll.getElement().setAttribute("aria-label", say("{0}: risks by likelihood and impact", heading));
        add(new H2(heading), scroll);
    }

    private NativeTable table() {
        Scale scale = matrix.scale();
        NativeTable table = new NativeTable();
        NativeTableRow head = new NativeTableRow();
        head.add(headerCell(say("Likelihood ↓ Impact →"), "col"));
        scale.impacts().forEach(impact -> head.add(stepCell(impact, "col")));
        NativeTableHeader header = new NativeTableHeader();
        header.add(head);
        NativeTableBody body = new NativeTableBody();
        for (Step likelihood : scale.likelihoods().reversed()) {
            NativeTableRow line = new NativeTableRow(stepCell(likelihood, "row"));
            scale.impacts().forEach(impact -> line.add(cell(likelihood, impact)));
            body.add(line);
        }
        table.add(header, body);
        return table;
    }

    private static NativeTableHeaderCell headerCell(String text, String scope) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }

    private static NativeTableHeaderCell stepCell(Step step, String scope) {
        NativeTableHeaderCell cell = headerCell(step.label(), scope);
        if (!step.description().isBlank()) {
            cell.setTitle(say(step.description()));
        }
        return cell;
    }

    private NativeTableCell cell(Step likelihood, Step impact) {
        Cell place = new Cell(after, likelihood.step(), impact.step());
        RiskLevel level = matrix.scale().level(likelihood.step(), impact.step());
        int count = matrix.count(place);
        NativeTableCell cell = new NativeTableCell();
        cell.addClassNames("level-cell", LevelBadge.css(level));
        Span word = new Span(say(level.word()));
        word.addClassName("level-word");
        if (count == 0) {
            cell.addClassName("none");
            cell.add(word);
            return cell;
        }
        RouterLink link = new RouterLink(number(count), RisksView.class);
        link.setQueryParameters(address.withCell(place).parameters());
        link.getElement()
                .setAttribute(
                        "aria-label",
                        counted(
                                count,
                                "1 risk: likelihood {1}, impact {2}, {3}",
                                "{0} risks: likelihood {1}, impact {2}, {3}",
                                likelihood.label(),
                                impact.label(),
                                say(level.word())));
        if (place.equals(address.cell())) {
            link.getElement().setAttribute("aria-current", "true");
        }
        cell.add(link, word);
        return cell;
    }
}
