package org.bylaw.evidencepack.ui;

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
import org.bylaw.evidencepack.EvidencePacks;
import org.bylaw.evidencepack.MadePack;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.Notices;
import org.bylaw.ui.Polling;
import org.bylaw.ui.StatusBadge;

/** The packs of a thing that I asked for: how far they are, to fetch, and to have another made. */
@StyleSheet("context://bylaw/proof.css")
class PackList extends Section {

    private final transient EvidencePacks packs;
    private final transient SubjectRef subject;
    private final transient Clock clock;
    private final UnorderedList list = new UnorderedList();
    private final Set<UUID> running = new HashSet<>();
    private final transient Polling polling = new Polling();

    PackList(EvidencePacks packs, SubjectRef subject, Clock clock) {
        this.packs = packs;
        this.subject = subject;
        this.clock = clock;
        addClassName("exports");
        Paragraph lead = new Paragraph(
                say(
                        "A zip that proves who decided what on which text by which process, to be verified without Bylaw: texts, decisions, signatures, the models that ran, the trail with its proofs, and a page that says how."));
        Button make = new Button(say("Make an evidence pack"), click -> make());
        make.setDisableOnClick(true);
        list.addClassName("work-list");
        add(lead, make, list);
    }

    private void make() {
        try {
            packs.start(subject);
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
        }
        show();
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
        List<MadePack> mine = packs.mine(subject);
        list.removeAll();
        list.setVisible(!mine.isEmpty());
        mine.forEach(pack -> list.add(item(pack)));
        mine.stream()
                .filter(pack -> pack.state() != MadePack.State.RUNNING && running.remove(pack.id()))
                .forEach(PackList::tell);
        mine.stream().filter(pack -> pack.state() == MadePack.State.RUNNING).forEach(pack -> running.add(pack.id()));
        getChildren()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .forEach(button -> button.setEnabled(running.isEmpty()));
        UI ui = UI.getCurrent();
        polling.whileIt(!running.isEmpty(), ui, () -> show());
    }

    private static void tell(MadePack pack) {
        if (pack.state() == MadePack.State.READY) {
            Notices.success(say("The evidence pack is ready: {0}", pack.fileName()));
        } else {
            Notices.problem(say("The evidence pack was not finished. You can have it made again."));
        }
    }

    private ListItem item(MadePack pack) {
        Div words = new Div(DueDate.ago(pack.startedAt(), clock));
        words.addClassName("export-words");
        Div row = new Div(words, state(pack));
        row.addClassName("export-row");
        ListItem item = new ListItem(row);
        item.addClassName("work-item");
        return item;
    }

    private Component state(MadePack pack) {
        return switch (pack.state()) {
            case RUNNING -> progress(pack);
            case READY -> file(pack);
            case FAILED -> new StatusBadge(StatusBadge.Kind.OVERDUE, say("Did not work"));
            case INTERRUPTED -> new StatusBadge(StatusBadge.Kind.WAITING, say("Interrupted"));
        };
    }

    private static Div progress(MadePack pack) {
        ProgressBar bar = new ProgressBar();
        bar.getElement().setAttribute("aria-label", say("Progress of the evidence pack"));
        bar.setIndeterminate(true);
        Span words = new Span(counted(pack.files(), "1 file written", "{0} files written"));
        Span leave = new Span(say("You may leave; it goes on."));
        leave.addClassName("quiet");
        Div progress = new Div(words, bar, leave);
        progress.addClassName("export-progress");
        return progress;
    }

    private Div file(MadePack pack) {
        Anchor link = new Anchor(event -> fetch(event, pack.id()), String.valueOf(pack.fileName()));
        link.getElement().setAttribute("download", true);
        long kilobytes = pack.bytes() == null ? 0 : (pack.bytes() + 999) / 1000;
        Span facts = new Span(say("{0} files, {1} kB, until {2}", pack.files(), kilobytes, packs.keptUntil(pack)));
        facts.addClassName("quiet");
        Span fingerprint = new Span("SHA-256 " + pack.sha256());
        fingerprint.addClassNames("quiet", "fingerprint");
        Div file = new Div(link, facts, fingerprint);
        file.addClassName("export-file");
        return file;
    }

    private void fetch(DownloadEvent event, UUID packId) throws IOException {
        MadePack pack = packs.ready(packId);
        event.setFileName(String.valueOf(pack.fileName()));
        event.setContentType("application/zip");
        event.setContentLength(pack.bytes() == null ? -1 : pack.bytes());
        packs.copy(packId, event.getOutputStream());
    }
}
