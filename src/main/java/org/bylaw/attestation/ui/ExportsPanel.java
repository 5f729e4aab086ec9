package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.bylaw.attestation.CampaignProgress;
import org.bylaw.attestation.PeopleFilter;
import org.bylaw.attestation.proof.Export;
import org.bylaw.attestation.proof.Exports;
import org.bylaw.shared.Problem;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Polling;
import org.bylaw.ui.StatusBadge;

/** The exports of a campaign that I asked for: how far they are, to fetch, and to begin another. */
@StyleSheet("context://bylaw/proof.css")
class ExportsPanel extends Section {

    private final transient Exports exports;
    private final transient Clock clock;
    private final UUID campaignId;
    private final UnorderedList list = new UnorderedList();
    private final Set<UUID> running = new HashSet<>();
    private final transient Polling polling = new Polling();

    ExportsPanel(Exports exports, CampaignProgress progress, UUID campaignId, PeopleFilter filter, Clock clock) {
        this.exports = exports;
        this.campaignId = campaignId;
        this.clock = clock;
        addClassName("exports");
        Button begin = new Button(
                say("Export …"), click -> new ExportDialog(exports, progress, campaignId, filter, this::show).open());
        Paragraph lead = new Paragraph(say("The list as an Excel or CSV file, or a proof to print (PDF)."));
        lead.addClassName("quiet");
        Div head = new Div(new H2(say("Exports")), lead, begin);
        head.addClassName("exports-head");
        list.addClassName("work-list");
        add(head, list);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        show();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        polling.stop(event.getUI());
    }

    private void show() {
        List<Export> mine = exports.mine(campaignId);
        list.removeAll();
        list.setVisible(!mine.isEmpty());
        mine.forEach(export -> list.add(item(export)));
        mine.stream()
                .filter(export -> export.state() != Export.State.RUNNING && running.remove(export.id()))
                .forEach(this::tell);
        mine.stream()
                .filter(export -> export.state() == Export.State.RUNNING)
                .forEach(export -> running.add(export.id()));
        UI ui = UI.getCurrent();
        polling.whileIt(!running.isEmpty(), ui, () -> show());
    }

    private void tell(Export export) {
        if (export.state() == Export.State.READY) {
            Notices.success(say("The export is ready: {0}", export.fileName()));
        } else {
            Notices.problem(say("An export was not finished. You can start it again."));
        }
    }

    private ListItem item(Export export) {
        Span what = new Span(
                switch (export.format()) {
                    case XLSX -> say("Excel");
                    case CSV -> say("CSV");
                    case PDF -> say("Proof (PDF)");
                });
        what.addClassName("work-what");
        Span whom = new Span(export.filterWords());
        whom.addClassName("work-why");
        Div words = new Div(what, whom, DueDate.ago(export.startedAt(), clock));
        words.addClassName("export-words");
        Div row = new Div(words, state(export));
        row.addClassName("export-row");
        ListItem item = new ListItem(row);
        item.addClassName("work-item");
        return item;
    }

    private Component state(Export export) {
        return switch (export.state()) {
            case RUNNING -> progress(export);
            case READY -> file(export);
            case FAILED -> again(export, new StatusBadge(StatusBadge.Kind.OVERDUE, say("Did not work")));
            case INTERRUPTED -> again(export, new StatusBadge(StatusBadge.Kind.WAITING, say("Interrupted")));
        };
    }

    private static Div progress(Export export) {
        Integer total = export.total();
        ProgressBar bar = new ProgressBar();
        bar.getElement().setAttribute("aria-label", say("Progress of the export"));
        // The last row is not the end: the file is still to be finished.
        bar.setIndeterminate(total == null || total == 0 || export.done() >= total);
        if (!bar.isIndeterminate()) {
            bar.setValue((double) export.done() / total);
        }
        Span words = new Span(total == null ? say("Waiting to begin") : say("{0} of {1} rows", export.done(), total));
        Span leave = new Span(say("You may leave; it goes on."));
        leave.addClassName("quiet");
        Div progress = new Div(words, bar, leave);
        progress.addClassName("export-progress");
        return progress;
    }

    private Div file(Export export) {
        Anchor link = new Anchor(event -> fetch(event, export.id()), String.valueOf(export.fileName()));
        link.getElement().setAttribute("download", true);
        Span facts = new Span(say(
                "{0} rows, {1}, until {2}",
                export.done(), size(export.bytes() == null ? 0 : export.bytes()), exports.keptUntil(export)));
        facts.addClassName("quiet");
        facts.setTitle("SHA-256 " + export.sha256());
        Div file = new Div(link, facts);
        file.addClassName("export-file");
        return file;
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? counted((bytes + 999) / 1000, "1 kB", "{0} kB")
                : counted((bytes + 999_999) / 1_000_000, "1 MB", "{0} MB");
    }

    private Div again(Export export, StatusBadge badge) {
        Button again = new Button(say("Start again"), click -> guarded(() -> exports.again(export.id())));
        Div row = new Div(badge, again);
        row.addClassName("row");
        return row;
    }

    private void guarded(Supplier<UUID> start) {
        try {
            start.get();
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
        }
        show();
    }

    private void fetch(DownloadEvent event, UUID exportId) throws IOException {
        Export export = exports.ready(exportId);
        event.setFileName(String.valueOf(export.fileName()));
        event.setContentType(export.mediaType());
        event.setContentLength(export.bytes() == null ? -1 : export.bytes());
        exports.copy(exportId, event.getOutputStream());
    }
}
