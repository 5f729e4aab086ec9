package org.bylaw.waiver.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.StatusBadge;
import org.bylaw.ui.SubjectPanel;
import org.bylaw.waiver.WaiverFacts;
import org.bylaw.waiver.WaiverPages;
import org.bylaw.waiver.WaiverState;
import org.bylaw.waiver.Waivers;

/** The part "Waivers" of a policy or control: the exceptions to it that the reader may see, and the way to ask for one. */
@org.springframework.stereotype.Component
class WaiverPanel extends SubjectPanel {

    private static final int MOST_SHOWN = 50;

    private final WaiverPages pages;
    private final Waivers waivers;
    private final Clock clock;

    WaiverPanel(WaiverPages pages, Waivers waivers, Clock clock) {
        super("waivers", later("Waivers"), 65, Set.of(SubjectRef.POLICY, SubjectRef.CONTROL));
        this.pages = pages;
        this.waivers = waivers;
        this.clock = clock;
    }

    @Override
    public Component render(SubjectRef subject) {
        List<WaiverFacts> all = pages.on(subject);
        boolean mayAsk = mayAsk(subject);
        Div panel = new Div();
        panel.addClassNames("stack", "waiver-panel");
        long expired = all.stream()
                .filter(waiver -> waiver.state() == WaiverState.EXPIRED)
                .count();
        if (expired > 0) {
            panel.add(new StatusBadge(
                    StatusBadge.Kind.OVERDUE,
                    counted(
                            expired,
                            "Not compliant: 1 waiver has expired and is not settled",
                            "Not compliant: {0} waivers have expired and are not settled")));
        }
        if (all.isEmpty()) {
            panel.add(new EmptyState(
                    VaadinIcon.HAND,
                    say("No waivers"),
                    mayAsk
                            ? say("Where this cannot be kept for a time, ask for a waiver: why, for whom, until when.")
                            : say("A waiver can be asked for while it is in force.")));
        } else {
            UnorderedList list = new UnorderedList();
            list.addClassName("work-list");
            all.forEach(waiver -> list.add(line(waiver)));
            panel.add(list);
        }
        panel.add(links(subject, mayAsk, all.size() == MOST_SHOWN));
        return panel;
    }

    private boolean mayAsk(SubjectRef subject) {
        try {
            waivers.subject(subject);
            return true;
        } catch (Problem nothingToBeExceptedFrom) {
            return false;
        }
    }

    private static Div links(SubjectRef subject, boolean mayAsk, boolean more) {
        Div links = new Div();
        links.addClassName("row");
        if (mayAsk) {
            links.add(new Anchor("waivers/new?" + subject.kind() + "=" + subject.id(), say("Ask for a waiver")));
        }
        if (more) {
            links.add(new Anchor("waivers?" + subject.kind() + "=" + subject.id(), say("See all of them")));
        }
        return links;
    }

    private ListItem line(WaiverFacts waiver) {
        Span what = new Span(waiver.name());
        what.addClassName("work-what");
        Span when = new Span(Words.end(waiver, LocalDate.now(clock)));
        when.addClassName("work-due");
        Div why = new Div(Words.badge(waiver), new Span(waiver.requestedByName()), Words.risk(waiver.risk()));
        why.addClassName("work-why");
        Anchor link = new Anchor("waivers/" + waiver.id(), "");
        link.addClassName("work-link");
        link.add(what, when, why);
        ListItem line = new ListItem(link);
        line.addClassName("work-item");
        return line;
    }

    static Paragraph quiet(String words) {
        Paragraph paragraph = new Paragraph(words);
        paragraph.addClassName("quiet");
        return paragraph;
    }
}
