package org.bylaw.people.ui;

import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.Section;
import java.time.Clock;
import java.util.List;
import org.bylaw.people.directory.PastImport;
import org.bylaw.ui.DueDate;

/** The files of HR that were taken over last, with what each did. */
final class PastImportsTable extends Section {

    PastImportsTable(List<PastImport> past, Clock clock) {
        addClassName("past-imports");
        setVisible(!past.isEmpty());
        NativeTable table = new NativeTable();
        table.addClassName("figures");
        table.getHead()
                .addRow()
                .add(
                        new NativeTableHeaderCell(say("When")),
                        new NativeTableHeaderCell(say("File")),
                        new NativeTableHeaderCell(say("By")),
                        figure(new NativeTableHeaderCell(say("New"))),
                        figure(new NativeTableHeaderCell(say("Changed"))),
                        figure(new NativeTableHeaderCell(say("Left"))),
                        figure(new NativeTableHeaderCell(say("With errors"))));
        past.forEach(one -> table.getBody()
                .addRow()
                .add(
                        new NativeTableCell(DueDate.ago(one.importedAt(), clock)),
                        new NativeTableCell(one.fileName()),
                        new NativeTableCell(one.byName()),
                        figure(new NativeTableCell(number(one.joined()))),
                        figure(new NativeTableCell(number(one.changed()))),
                        figure(new NativeTableCell(number(one.departed()))),
                        figure(new NativeTableCell(number(one.leftOut())))));
        add(new H2(say("Taken over before")), table);
    }

    private static <T extends HasStyle> T figure(T cell) {
        cell.addClassName("figure");
        return cell;
    }
}
