package org.bylaw.review.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.bylaw.policy.VersionFacts;
import org.bylaw.review.ReviewFacts;
import org.bylaw.review.ReviewPage;
import org.bylaw.shared.Say;
import org.bylaw.ui.DueDate;

/** What has happened since the text was last looked at: its publication, the last review with its note, drafts begun since. */
final class SinceLast extends Section {

    SinceLast(ReviewPage page, Clock clock) {
        addClassName("since");
        ReviewFacts review = page.review();
        UnorderedList list = new UnorderedList();
        list.addClassName("since-list");
        if (review.broughtForwardWhy() != null) {
            list.add(line(say("Brought forward by compliance"), quote(review.broughtForwardWhy())));
        }
        for (VersionFacts version : page.newer()) {
            Anchor open = new Anchor(
                    "policies/%s?version=%s".formatted(review.policyId(), version.id()),
                    say("Version {0}", version.number()));
            Span how = new Span(" " + say("{0}, begun by {1}", state(version), version.createdByName()) + " ");
            list.add(line(new Div(open, how, DueDate.ago(version.createdAt(), clock))));
        }
        page.earlier().stream().findFirst().ifPresent(last -> list.add(last(last, clock)));
        if (review.publishedAt() != null) {
            list.add(line(new Div(
                    new Span(say("Version {0} came into force", review.versionNumber()) + " "),
                    DueDate.ago(review.publishedAt(), clock))));
        }
        if (page.earlier().isEmpty()) {
            list.add(line(new Div(new Span(say("It has not been reviewed before.")))));
        }
        add(new H2(say("Since it was last looked at")), list);
    }

    private static String state(VersionFacts version) {
        String word = say(version.state().word());
        return Say.language().equals(Locale.GERMAN) ? word : word.toLowerCase(Locale.ENGLISH);
    }

    private static ListItem last(ReviewFacts last, Clock clock) {
        Div head = new Div(
                new Span(say("Last review:") + " "),
                Words.badge(last, LocalDate.now(clock)),
                new Span(" " + say("by") + " "),
                Words.whoDecided(last, clock));
        return last.note() == null ? line(head) : line(head, quote(last.note()));
    }

    private static ListItem line(String words, Component more) {
        return line(new Div(new Span(words)), more);
    }

    private static ListItem line(Component... parts) {
        return new ListItem(parts);
    }

    static Paragraph quote(String words) {
        Paragraph quote = new Paragraph(words);
        quote.addClassName("note");
        return quote;
    }
}
