package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.bylaw.attestation.CampaignProgress;
import org.bylaw.attestation.PeopleFilter;
import org.bylaw.attestation.proof.Export;
import org.bylaw.attestation.proof.Exports;
import org.bylaw.shared.Problem;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.MadeFiles;
import org.bylaw.ui.Notices;
import org.bylaw.ui.StatusBadge;

/** The exports of a campaign that I asked for: how far they are, to fetch, and to begin another. */
class ExportsPanel extends Section {

    private final transient Exports exports;
    private final transient Clock clock;
    private final UUID campaignId;

    ExportsPanel(Exports exports, CampaignProgress progress, UUID campaignId, PeopleFilter filter, Clock clock) {
        this.exports = exports;
        this.campaignId = campaignId;
        this.clock = clock;
        addClassName("exports");
        Mine list = new Mine();
        Button begin = new Button(
                say("Export …"), click -> new ExportDialog(exports, progress, campaignId, filter, list::show).open());
        Paragraph lead = new Paragraph(say("The list as an Excel or CSV file, or a proof to print (PDF)."));
        lead.addClassName("quiet");
        Div head = new Div(new H2(say("Exports")), lead, begin);
        head.addClassName("exports-head");
        add(head, list);
    }

    /** Mine of that campaign. */
    private final class Mine extends MadeFiles<Export> {

        @Override
        protected List<Export> mine() {
            return exports.mine(campaignId);
        }

        @Override
        protected UUID id(Export export) {
            return export.id();
        }

        @Override
        protected boolean isRunning(Export export) {
            return export.state() == Export.State.RUNNING;
        }

        @Override
        protected void tell(Export export) {
            if (export.state() == Export.State.READY) {
                Notices.success(say("The export is ready: {0}", export.fileName()));
            } else {
                Notices.problem(say("An export was not finished. You can start it again."));
            }
        }

        @Override
        protected Div words(Export export) {
            Span what = new Span(
                    switch (export.format()) {
                        case XLSX -> say("Excel");
                        case CSV -> say("CSV");
                        case PDF -> say("Proof (PDF)");
                    });
            what.addClassName("work-what");
            Span whom = new Span(export.filterWords());
            whom.addClassName("work-why");
            return new Div(what, whom, DueDate.ago(export.startedAt(), clock));
        }

        @Override
        protected Component state(Export export) {
            return switch (export.state()) {
                case RUNNING -> progress(export);
                case READY -> file(export);
                case FAILED -> again(export, new StatusBadge(StatusBadge.Kind.OVERDUE, say("Did not work")));
                case INTERRUPTED -> again(export, new StatusBadge(StatusBadge.Kind.WAITING, say("Interrupted")));
            };
        }

        private Div progress(Export export) {
            Integer total = export.total();
            ProgressBar bar = new ProgressBar();
            // The last row is not the end: the file is still to be finished.
            bar.setIndeterminate(total == null || total == 0 || export.done() >= total);
            if (!bar.isIndeterminate()) {
                bar.setValue((double) export.done() / total);
            }
            return progress(
                    bar,
                    say("Progress of the export"),
                    total == null ? say("Waiting to begin") : say("{0} of {1} rows", export.done(), total));
        }

        private Div file(Export export) {
            Span facts = new Span(say(
                    "{0} rows, {1}, until {2}",
                    export.done(), size(export.bytes() == null ? 0 : export.bytes()), exports.keptUntil(export)));
            facts.setTitle("SHA-256 " + export.sha256());
            return file(new Anchor(event -> fetch(event, export.id()), String.valueOf(export.fileName())), facts);
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
            send(event, export.fileName(), export.mediaType(), export.bytes(), out -> exports.copy(exportId, out));
        }
    }

    private static String size(long bytes) {
        return bytes < 1_000_000
                ? counted((bytes + 999) / 1000, "1 kB", "{0} kB")
                : counted((bytes + 999_999) / 1_000_000, "1 MB", "{0} MB");
    }
}
