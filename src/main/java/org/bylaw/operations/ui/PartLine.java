package org.bylaw.operations.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import org.bylaw.operations.PlatformHealth;
import org.bylaw.shared.PartState.Level;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.StatusBadge;

/** One part: its state, since when, when it last worked; and where it does not, what that means and what to do. */
class PartLine extends Div {

    PartLine(PlatformHealth.Part part, Clock clock) {
        addClassName("part-line");
        H3 name = new H3(part.name());
        Div head = new Div(badge(part.level()), name);
        head.addClassName("row");
        add(head, new Paragraph(part.what()), times(part, clock));
        if (!part.meaning().isEmpty()) {
            add(new Paragraph(label(say("What it means:")), new Span(" " + part.meaning())));
        }
        if (!part.advice().isEmpty()) {
            add(new Paragraph(label(say("What to do:")), new Span(" " + part.advice())));
        }
        part.elsewhere()
                .forEach(other -> add(new Paragraph(
                        new Span(say("On node {0}: {1},", other.node(), word(other.level())) + " "),
                        DueDate.ago(other.since(), clock))));
        if (!part.words().isEmpty()) {
            Paragraph words = new Paragraph(part.words());
            words.addClassName("error-text");
            NativeDetails details = new NativeDetails(say("What came back"), words);
            add(details);
        }
        if (!part.path().isEmpty()) {
            add(new Anchor(part.path(), say("Open “{0}”", part.name())));
        }
    }

    private static Span label(String word) {
        Span label = new Span(word);
        label.addClassName("part-label");
        return label;
    }

    private static Div times(PlatformHealth.Part part, Clock clock) {
        Div times = new Div(new Span(say("Since:") + " "), DueDate.ago(part.since(), clock));
        times.addClassName("quiet");
        if (part.lastSuccess() != null) {
            times.add(new Span(" · " + say("Last success:") + " "), DueDate.ago(part.lastSuccess(), clock));
        }
        return times;
    }

    private static StatusBadge badge(Level level) {
        StatusBadge.Kind kind =
                switch (level) {
                    case FAILS -> StatusBadge.Kind.OVERDUE;
                    case INCOMPLETE, SLOW -> StatusBadge.Kind.WAITING;
                    case WORKS -> StatusBadge.Kind.PUBLISHED;
                    case UNKNOWN, NOT_SET_UP -> StatusBadge.Kind.NEUTRAL;
                };
        return new StatusBadge(kind, word(level));
    }

    private static String word(Level level) {
        return switch (level) {
            case FAILS -> say("Does not work");
            case INCOMPLETE -> say("Needs a look");
            case SLOW -> say("Slow");
            case UNKNOWN -> say("Not known yet");
            case WORKS -> say("Works");
            case NOT_SET_UP -> say("Not set up");
        };
    }
}
