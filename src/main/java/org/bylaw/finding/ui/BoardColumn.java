package org.bylaw.finding.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.number;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.util.List;
import org.bylaw.finding.ActionState;
import org.bylaw.finding.FindingFacts;
import org.bylaw.ui.PersonName;

/** One column of the board: the most urgent findings in that state, and where all of them are. */
final class BoardColumn extends Section {

    /** So many cards a column shows; the list shows the rest. */
    static final int MOST = 50;

    BoardColumn(ActionState state, int count, List<FindingFacts> findings, BoardAddress address, Clock clock) {
        addClassName("board-column");
        String label = say(state.word());
        getElement().setAttribute("aria-label", label);
        Span figure = new Span(number(count));
        figure.addClassName("quiet");
        Div head = new Div(new H2(label), figure);
        head.addClassName("board-head");
        UnorderedList cards = new UnorderedList();
        cards.addClassName("board-cards");
        findings.forEach(finding -> cards.add(new ListItem(card(finding, clock))));
        add(head);
        if (findings.isEmpty()) {
            add(FindingWords.quiet(empty(state)));
        } else {
            add(cards);
        }
        if (count > findings.size()) {
            RouterLink all = new RouterLink(
                    counted(count, "Show it in the list", "Show all {0} in the list"), FindingsView.class);
            all.setQueryParameters(address.listOf(state).query());
            add(all);
        }
    }

    private static String empty(ActionState state) {
        return switch (state) {
            case PLAN -> say("Nothing waits for a plan.");
            case DOING -> say("Nothing is under way.");
            case VERIFY -> say("Nothing waits for somebody to look at it.");
            case DONE -> say("Nothing is done yet.");
        };
    }

    private static Anchor card(FindingFacts finding, Clock clock) {
        Anchor card = new Anchor("findings/" + finding.id());
        card.addClassName("board-card");
        Span title = new Span(finding.title());
        title.addClassName("board-title");
        Span about = new Span(finding.name() + " · " + finding.controlTitle());
        about.addClassName("quiet");
        Div top = new Div(FindingWords.severity(finding.severity()), FindingWords.date(finding, clock));
        top.addClassName("board-line");
        Div bottom = new Div(new PersonName(finding.action().ownerName()));
        bottom.addClassName("board-line");
        if (finding.withdrawnWhy() != null) {
            bottom.add(quiet(say("withdrawn")));
        } else if (finding.open()) {
            bottom.add(quiet(FindingWords.age(finding, clock)));
        }
        card.add(top, title, about, bottom);
        return card;
    }

    private static Span quiet(String words) {
        Span span = new Span(words);
        span.addClassName("quiet");
        return span;
    }
}
