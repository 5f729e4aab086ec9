package org.bylaw.policy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Comparator;
import java.util.List;
import org.bylaw.policy.Imports;
import org.bylaw.shared.Counted;
import org.bylaw.ui.StatusBadge;

/** What became of each file of an import; among a thousand of them, those first that somebody must look at. */
class ImportReport extends Div {

    private static final Comparator<Imports.Report> BY_TROUBLE = Comparator.comparing(
                    (Imports.Report one) -> one.versionId() != null)
            .thenComparing(one -> one.lost().isEmpty());

    /** @param done what happens when the person has read it */
    ImportReport(List<Imports.Report> reports, Runnable done) {
        addClassName("stack");
        long refused = reports.stream().filter(one -> one.versionId() == null).count();
        long lossy = reports.stream().filter(one -> !one.lost().isEmpty()).count();
        Div head = new Div(
                new H2("%d of %s imported".formatted(reports.size() - refused, Counted.of(reports.size(), "file"))),
                new Button("Done with this report", click -> done.run()));
        head.addClassNames("row", "import-head");
        add(head);
        if (reports.size() > 1 && refused + lossy > 0) {
            Paragraph order = new Paragraph(words(refused, lossy));
            order.addClassName("quiet");
            add(order);
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("work-list");
        // The page around it tells its news aloud; a thousand lines are none.
        list.getElement().setAttribute("aria-live", "off");
        reports.stream().sorted(BY_TROUBLE).map(ImportReport::line).forEach(list::add);
        add(list);
    }

    private static String words(long refused, long lossy) {
        String first = refused == 0 ? "" : refused + (refused == 1 ? " was" : " were") + " refused";
        String second = lossy == 0 ? "" : lossy + " could not keep everything";
        return first + (first.isEmpty() || second.isEmpty() ? "" : ", ") + second + ". They come first.";
    }

    private static ListItem line(Imports.Report one) {
        Div what = new Div();
        what.addClassName("row");
        what.add(
                one.versionId() == null
                        ? new StatusBadge(StatusBadge.Kind.REJECTED, "Refused")
                        : new StatusBadge(StatusBadge.Kind.PUBLISHED, "Imported"));
        what.add(
                one.versionId() == null
                        ? new Span(one.fileName())
                        : new Anchor("drafts/" + one.versionId(), one.title()));
        ListItem line = new ListItem(what);
        line.addClassNames("work-item", "import-line");
        if (one.versionId() != null) {
            line.add(quiet("From " + one.fileName()));
        }
        if (one.refused() != null) {
            line.add(quiet(one.refused()));
        }
        if (!one.taken().isEmpty()) {
            line.add(quiet(String.join(". ", one.taken()) + "."));
        }
        if (!one.lost().isEmpty()) {
            Div lost = quiet("Lost: " + String.join(", ", one.lost()) + ". The original file keeps it.");
            lost.addClassName("lost");
            line.add(lost);
        }
        return line;
    }

    private static Div quiet(String text) {
        Div line = new Div(text);
        line.addClassName("quiet");
        return line;
    }
}
