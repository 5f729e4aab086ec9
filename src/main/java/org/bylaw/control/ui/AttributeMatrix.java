package org.bylaw.control.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.RouterLink;
import java.util.List;
import java.util.Map;
import org.bylaw.control.ControlLine;
import org.bylaw.control.Framework.Attribute;

/** How many controls have which pair of values of two attributes; each count leads to its list. */
final class AttributeMatrix extends Div {

    AttributeMatrix(CatalogueAddress address, List<ControlLine> lines, Attribute rows, Attribute columns) {
        addClassName("matrix-scroll");
        getElement().setAttribute("tabindex", "0");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", say("{0} by {1}", say(rows.name()), say(columns.name())));
        NativeTable table = new NativeTable();
        table.addClassName("matrix");
        NativeTableHeader header = new NativeTableHeader();
        NativeTableRow head = new NativeTableRow();
        head.add(headerCell(say(rows.name()), "col"));
        columns.values().forEach(value -> head.add(headerCell(say(value), "col")));
        header.add(head);
        NativeTableBody body = new NativeTableBody();
        rows.values().forEach(row -> {
            NativeTableRow line = new NativeTableRow(headerCell(say(row), "row"));
            columns.values()
                    .forEach(column -> line.add(cell(address, lines, Map.of(rows.key(), row, columns.key(), column))));
            body.add(line);
        });
        table.add(header, body);
        add(table);
    }

    private static NativeTableHeaderCell headerCell(String text, String scope) {
        NativeTableHeaderCell cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }

    private static NativeTableCell cell(CatalogueAddress address, List<ControlLine> lines, Map<String, String> pair) {
        long count = lines.stream()
                .filter(line -> pair.entrySet().stream().allMatch(wanted -> line.attributes()
                        .getOrDefault(wanted.getKey(), List.of())
                        .contains(wanted.getValue())))
                .count();
        NativeTableCell cell = new NativeTableCell();
        if (count == 0) {
            Span none = new Span("–");
            none.addClassName("quiet");
            cell.add(none);
            return cell;
        }
        RouterLink link = new RouterLink(number(count), CatalogueView.class);
        link.setQueryParameters(address.narrowedTo(pair).query());
        link.getElement()
                .setAttribute(
                        "aria-label",
                        counted(count, "1 control: {1}", "{0} controls: {1}", String.join(", ", pair.values())));
        cell.add(link);
        return cell;
    }
}
