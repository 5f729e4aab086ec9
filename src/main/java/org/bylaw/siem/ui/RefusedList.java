package org.bylaw.siem.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.bylaw.siem.ReceiverState;
import org.bylaw.siem.RefusedEvent;
import org.bylaw.ui.DueDate;

/** Events that a receiver does not take, each with what it says. */
class RefusedList extends Section {

    RefusedList(
            ReceiverState receiver,
            List<RefusedEvent> refused,
            boolean mayAct,
            Consumer<RefusedEvent> tryAgain,
            Clock clock) {
        UnorderedList list = new UnorderedList();
        list.addClassName("work-list");
        refused.forEach(event -> list.add(new ListItem(line(event, mayAct, tryAgain, clock))));
        add(new H3(say("Refused events")), list);
        if (receiver.refused() > refused.size()) {
            Div more = new Div(say("The first {0} of {1} are shown.", refused.size(), receiver.refused()));
            more.addClassName("quiet");
            add(more);
        }
    }

    private static Div line(RefusedEvent event, boolean mayAct, Consumer<RefusedEvent> tryAgain, Clock clock) {
        Span what = new Span(event.index() == null ? event.act() : say("{0}, number {1}", event.act(), event.index()));
        what.addClassName("work-what");
        Paragraph why = new Paragraph(event.words());
        why.addClassName("error-text");
        Div when = new Div(DueDate.ago(event.refusedAt(), clock));
        when.addClassName("quiet");
        Div line = new Div(what, when, why);
        line.addClassName("failed-mail");
        if (mayAct && event.index() != null) {
            Button again = new Button(say("Try again"), click -> tryAgain.accept(event));
            again.setAriaLabel(say("Try {0}, number {1}, again", event.act(), event.index()));
            again.setDisableOnClick(true);
            line.add(again);
        }
        return line;
    }
}
