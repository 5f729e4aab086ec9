package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

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
import org.bylaw.document.IntakeWords;
import org.bylaw.policy.Imports;
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
                new H2(counted(
                        reports.size(),
                        "{1} of 1 file imported",
                        "{1} of {0} files imported",
                        reports.size() - refused)),
                new Button(say("Done with this report"), click -> done.run()));
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
        if (refused == 0) {
            return say("{0} could not keep everything. They come first.", lossy);
        }
        return lossy == 0
                ? counted(refused, "1 was refused. They come first.", "{0} were refused. They come first.")
                : counted(
                        refused,
                        "1 was refused, {1} could not keep everything. They come first.",
                        "{0} were refused, {1} could not keep everything. They come first.",
                        lossy);
    }

    private static ListItem line(Imports.Report one) {
        Div what = new Div();
        what.addClassName("row");
        what.add(
                one.versionId() == null
                        ? new StatusBadge(StatusBadge.Kind.REJECTED, say("Refused"))
                        : new StatusBadge(StatusBadge.Kind.PUBLISHED, say("Imported")));
        what.add(
                one.versionId() == null
                        ? new Span(one.fileName())
                        : new Anchor("drafts/" + one.versionId(), one.title()));
        ListItem line = new ListItem(what);
        line.addClassNames("work-item", "import-line");
        if (one.versionId() != null) {
            line.add(quiet(say("From {0}", one.fileName())));
        }
        if (one.refused() != null) {
            line.add(quiet(say(one.refused())));
        }
        if (!one.taken().isEmpty()) {
            line.add(quiet(String.join(". ", IntakeWords.said(one.taken())) + "."));
        }
        if (!one.lost().isEmpty()) {
            Div lost = quiet(
                    say("Lost: {0}. The original file keeps it.", String.join(", ", IntakeWords.said(one.lost()))));
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
