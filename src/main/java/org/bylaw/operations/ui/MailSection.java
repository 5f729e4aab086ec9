package org.bylaw.operations.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.bylaw.notification.MailWatch;
import org.bylaw.shared.Say;
import org.bylaw.ui.DueDate;

/** How mail goes out: the figures, and each mail that could not be sent, with the reason and the next attempt. */
class MailSection extends Section {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    MailSection(
            MailWatch.Figures figures, List<MailWatch.Failed> failed, boolean mayAct, Runnable sendNow, Clock clock) {
        Div head = new Div(new H2(say("Mail")));
        head.addClassName("section-head");
        if (mayAct && figures.failed() > 0) {
            head.add(new Button(say("Try the failed ones now"), click -> sendNow.run()));
        }
        add(head, figures(figures));
        if (failed.isEmpty()) {
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("work-list");
        failed.forEach(mail -> list.add(item(mail, clock)));
        add(list);
        if (figures.failed() > failed.size()) {
            Div more = new Div(say("The first {0} of {1} are shown.", failed.size(), figures.failed()));
            more.addClassName("quiet");
            add(more);
        }
    }

    private static Div figures(MailWatch.Figures figures) {
        Div row = new Div(
                figure(figures.sent(), say("sent today")),
                figure(figures.waiting(), say("waiting")),
                figure(figures.failed(), say("could not be sent so far")));
        row.addClassName("stats");
        return row;
    }

    private static Div figure(long count, String label) {
        Span number = new Span(String.format(Say.language(), "%,d", count));
        number.addClassName("stat-figure");
        Span words = new Span(label);
        words.addClassName("stat-label");
        Div figure = new Div(number, words);
        figure.addClassName("stat");
        return figure;
    }

    private static ListItem item(MailWatch.Failed mail, Clock clock) {
        Span what = new Span(say("To {0}: {1}", mail.personName(), mail.subject()));
        what.addClassName("work-what");
        Span why = new Span(mail.why());
        why.addClassName("error-text");
        Span when = new Span(
                tried(mail.attempts(), mail.nextAt().atZone(clock.getZone()).format(TIME)));
        when.setTitle(DueDate.exact(mail.nextAt(), clock));
        Div line = new Div(new Span(say("Written") + " "), DueDate.ago(mail.since(), clock), new Span(" · "), when);
        line.addClassName("quiet");
        Div box = new Div(what, line, why);
        box.addClassName("failed-mail");
        return new ListItem(box);
    }

    private static String tried(int attempts, String next) {
        return attempts == 2
                ? say("Tried twice, again at {0}", next)
                : counted(attempts, "Tried once, again at {1}", "Tried {0} times, again at {1}", next);
    }
}
