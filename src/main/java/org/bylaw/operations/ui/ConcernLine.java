package org.bylaw.operations.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import org.bylaw.shared.PlatformConcerns;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.StatusBadge;

/** One thing that is wrong: what, since when, what to do, and the page with more. */
class ConcernLine extends Div {

    ConcernLine(PlatformConcerns.Concern concern, Clock clock) {
        addClassName("failed-mail");
        Anchor what = new Anchor(concern.path(), concern.what());
        what.addClassName("work-what");
        Div head = new Div(new StatusBadge(StatusBadge.Kind.OVERDUE, say("Look at this")), what);
        head.addClassName("row");
        Div since = new Div(DueDate.ago(concern.since(), clock));
        since.addClassName("quiet");
        add(head, new Paragraph(concern.advice()), since);
    }
}
