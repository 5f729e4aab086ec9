package org.bylaw.siem.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.Locale;
import java.util.function.Consumer;
import org.bylaw.shared.Say;
import org.bylaw.siem.ReceiverState;
import org.bylaw.siem.TroubleWords;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.StatusBadge;

/** One receiver: how it stands, what waits, what is wrong and what to do about it. */
class ReceiverCard extends Div {

    ReceiverCard(
            ReceiverState receiver,
            boolean mayAct,
            Consumer<ReceiverState> sendTest,
            Consumer<ReceiverState> tryNow,
            Clock clock) {
        addClassName("card");
        Div head = new Div(badge(receiver), new Span(receiver.where()));
        head.addClassName("row");
        add(head);
        if (receiver.trouble() != null) {
            Paragraph advice = new Paragraph(TroubleWords.advice(receiver.trouble()));
            advice.addClassName("error-text");
            add(advice, new NativeDetails(say("What went wrong"), new Paragraph(receiver.words())));
        }
        add(facts(receiver, clock));
        if (mayAct) {
            add(actions(receiver, sendTest, tryNow));
        }
    }

    private static StatusBadge badge(ReceiverState receiver) {
        return switch (receiver.kind()) {
            case NEW -> new StatusBadge(StatusBadge.Kind.NEUTRAL, say("Nothing sent yet"));
            case WORKING ->
                receiver.waiting() == 0
                        ? new StatusBadge(StatusBadge.Kind.PUBLISHED, say("Up to date"))
                        : new StatusBadge(StatusBadge.Kind.WAITING, say("Catching up"));
            case FAILING -> new StatusBadge(StatusBadge.Kind.OVERDUE, say("Failing, and tried again"));
            case STOPPED -> new StatusBadge(StatusBadge.Kind.REJECTED, say("Stopped"));
        };
    }

    private static Div facts(ReceiverState receiver, Clock clock) {
        DescriptionList facts = new DescriptionList();
        fact(facts, say("Events waiting"), new Span(Say.number(receiver.waiting())));
        fact(facts, say("Events refused"), new Span(Say.number(receiver.refused())));
        fact(
                facts,
                say("Last arrival"),
                receiver.lastSuccess() == null ? new Span("–") : DueDate.ago(receiver.lastSuccess(), clock));
        if (receiver.since() != null) {
            fact(facts, say("Failing since"), DueDate.ago(receiver.since(), clock));
        }
        if (receiver.nextAt() != null) {
            fact(facts, say("Next attempt"), new Span(DueDate.exact(receiver.nextAt(), clock)));
        }
        fact(facts, say("Form"), new Span(receiver.format().toUpperCase(Locale.ROOT)));
        Div row = new Div(facts);
        row.addClassName("facts-row");
        return row;
    }

    private static void fact(DescriptionList facts, String name, Component value) {
        DescriptionList.Description description = new DescriptionList.Description();
        description.add(value);
        facts.add(new DescriptionList.Term(name), description);
    }

    private static Div actions(
            ReceiverState receiver, Consumer<ReceiverState> sendTest, Consumer<ReceiverState> tryNow) {
        Button test = new Button(say("Send a test event"), click -> sendTest.accept(receiver));
        test.setDisableOnClick(true);
        Div row = new Div(test);
        row.addClassName("row");
        if (receiver.trouble() != null) {
            Button again = new Button(say("Try again now"), click -> tryNow.accept(receiver));
            again.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            again.setDisableOnClick(true);
            row.add(again);
        }
        return row;
    }
}
