package org.bylaw.evidencepack.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.streams.DownloadEvent;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.bylaw.evidencepack.EvidencePacks;
import org.bylaw.evidencepack.MadePack;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.MadeFiles;
import org.bylaw.ui.Notices;
import org.bylaw.ui.StatusBadge;

/** The packs of a thing that I asked for: how far they are, to fetch, and to have another made. */
class PackList extends Section {

    private final transient EvidencePacks packs;
    private final transient SubjectRef subject;
    private final transient Clock clock;
    private final Button make = new Button(say("Make an evidence pack"), click -> make());
    private final Packs list = new Packs();

    PackList(EvidencePacks packs, SubjectRef subject, Clock clock) {
        this.packs = packs;
        this.subject = subject;
        this.clock = clock;
        addClassName("exports");
        Paragraph lead = new Paragraph(
                say("A zip that proves who decided what on which text by which process, to be verified without"
                        + " Bylaw: texts, decisions, signatures, the models that ran, the trail with its proofs,"
                        + " and a page that says how."));
        make.setDisableOnClick(true);
        add(lead, make, list);
    }

    private void make() {
        try {
            packs.start(subject);
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
        }
        list.show();
    }

    /** Mine of that thing. */
    private final class Packs extends MadeFiles<MadePack> {

        @Override
        protected List<MadePack> mine() {
            return packs.mine(subject);
        }

        @Override
        protected UUID id(MadePack pack) {
            return pack.id();
        }

        @Override
        protected boolean isRunning(MadePack pack) {
            return pack.state() == MadePack.State.RUNNING;
        }

        @Override
        protected void busy(boolean anyIsRunning) {
            make.setEnabled(!anyIsRunning);
        }

        @Override
        protected void tell(MadePack pack) {
            if (pack.state() == MadePack.State.READY) {
                Notices.success(say("The evidence pack is ready: {0}", pack.fileName()));
            } else {
                Notices.problem(say("The evidence pack was not finished. You can have it made again."));
            }
        }

        @Override
        protected Div words(MadePack pack) {
            return new Div(DueDate.ago(pack.startedAt(), clock));
        }

        @Override
        protected Component state(MadePack pack) {
            return switch (pack.state()) {
                case RUNNING -> progress(pack);
                case READY -> file(pack);
                case FAILED -> new StatusBadge(StatusBadge.Kind.OVERDUE, say("Did not work"));
                case INTERRUPTED -> new StatusBadge(StatusBadge.Kind.WAITING, say("Interrupted"));
            };
        }

        private Div progress(MadePack pack) {
            ProgressBar bar = new ProgressBar();
            bar.setIndeterminate(true);
            return progress(
                    bar,
                    say("Progress of the evidence pack"),
                    counted(pack.files(), "1 file written", "{0} files written"));
        }

        private Div file(MadePack pack) {
            long kilobytes = pack.bytes() == null ? 0 : (pack.bytes() + 999) / 1000;
            Span fingerprint = new Span("SHA-256 " + pack.sha256());
            fingerprint.addClassName("fingerprint");
            return file(
                    new Anchor(event -> fetch(event, pack.id()), String.valueOf(pack.fileName())),
                    new Span(say("{0} files, {1} kB, until {2}", pack.files(), kilobytes, packs.keptUntil(pack))),
                    fingerprint);
        }

        private void fetch(DownloadEvent event, UUID packId) throws IOException {
            MadePack pack = packs.ready(packId);
            send(event, pack.fileName(), "application/zip", pack.bytes(), out -> packs.copy(packId, out));
        }
    }
}
