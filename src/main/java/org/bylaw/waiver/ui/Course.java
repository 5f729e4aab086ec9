package org.bylaw.waiver.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.StatusBadge;
import org.bylaw.waiver.WaiverDecision;
import org.bylaw.waiver.WaiverFacts;
import org.bylaw.waiver.WaiverPage;
import org.bylaw.waiver.WaiverRound;

/** How a waiver came about: each time that it was asked for, what was asked back, and what was decided by whom. */
final class Course extends Section {

    private final transient Clock clock;
    private final UnorderedList list = new UnorderedList();

    Course(WaiverPage page, Clock clock) {
        this.clock = clock;
        addClassName("since");
        list.addClassName("since-list");
        for (WaiverRound round : page.rounds()) {
            asked(round);
            page.decisions().stream()
                    .filter(decision -> decision.round() == round.number())
                    .forEach(this::decided);
            if (round.answer() != null) {
                line(new Span(say("{0} answered", round.askedByName())), quote(round.answer()));
            }
            switch (round.state()) {
                case WITHDRAWN -> line(new Span(say("{0} withdrew this.", round.askedByName())));
                case OVERTAKEN -> line(new Span(say("It was closed before this was decided.")));
                case ASKED, ASKED_BACK, TO_MANAGEMENT, GRANTED, REFUSED -> {}
            }
        }
        ended(page.waiver());
        add(new H2(say("How it came about")), list);
    }

    private void asked(WaiverRound round) {
        Span what = new Span(
                round.isRenewal()
                        ? say("{0} asked for a renewal until {1}", round.askedByName(), round.endsOn())
                        : say("{0} asked for it until {1}", round.askedByName(), round.endsOn()));
        Div head = head(what, Words.risk(round.risk()), DueDate.ago(round.askedAt(), clock));
        if (round.isRenewal()) {
            line(head, quote(round.reason()));
        } else {
            line(head);
        }
    }

    private void decided(WaiverDecision decision) {
        StatusBadge badge =
                switch (decision.outcome()) {
                    case AGREED ->
                        new StatusBadge(
                                StatusBadge.Kind.PUBLISHED,
                                decision.stage() == WaiverDecision.Stage.MANAGEMENT
                                        ? say("Signed by management")
                                        : say("Agreed"));
                    case REFUSED -> new StatusBadge(StatusBadge.Kind.REJECTED, say("Refused"));
                    case ASKED_BACK -> new StatusBadge(StatusBadge.Kind.CONSULTATION, say("Asked back"));
                };
        String who = decision.decidedForName() == null
                ? decision.decidedByName()
                : say("{0} for {1}", decision.decidedByName(), decision.decidedForName());
        Div head = head(badge, new Span(who), DueDate.ago(decision.decidedAt(), clock));
        if (decision.words().isBlank()) {
            line(head);
        } else {
            line(head, quote(decision.words()));
        }
    }

    private void ended(WaiverFacts waiver) {
        if (waiver.expiredAt() != null) {
            line(head(
                    new StatusBadge(StatusBadge.Kind.OVERDUE, say("Expired")), DueDate.ago(waiver.expiredAt(), clock)));
        }
        if (waiver.closedHow() != null && waiver.closedWord() != null && waiver.closedAt() != null) {
            Div head = head(Words.badge(waiver), DueDate.ago(waiver.closedAt(), clock));
            if (waiver.closedByName() != null) {
                head.addComponentAtIndex(1, new Span(waiver.closedByName()));
            }
            // What ended it by itself is on record in English.
            line(head, quote(waiver.closedByName() == null ? say(waiver.closedWord()) : waiver.closedWord()));
        }
    }

    private static Div head(Component... parts) {
        Div head = new Div(parts);
        head.addClassName("row");
        return head;
    }

    private void line(Component... parts) {
        list.add(new ListItem(parts));
    }

    private static Paragraph quote(String words) {
        Paragraph quote = new Paragraph(words);
        quote.addClassName("note");
        return quote;
    }
}
