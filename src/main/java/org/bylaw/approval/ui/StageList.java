package org.bylaw.approval.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.util.function.Consumer;
import org.bylaw.approval.RoundView;
import org.bylaw.shared.StoredWords;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.PersonName;
import org.bylaw.ui.SignatureNote;
import org.jspecify.annotations.Nullable;

/** The stages of a round from first to last: who is asked and why, who decided what and when, who signed. */
final class StageList extends OrderedList {

    private final transient Clock clock;
    private final transient @Nullable Consumer<RoundView.Seat> handOver;

    /** @param handOver offered for each undecided seat of the open stage; null where this person may not */
    StageList(RoundView round, Clock clock, @Nullable Consumer<RoundView.Seat> handOver) {
        this.clock = clock;
        this.handOver = handOver;
        addClassName("stages");
        round.stages().forEach(stage -> add(item(stage)));
    }

    private ListItem item(RoundView.Stage stage) {
        Span name = new Span(stage.name());
        name.addClassName("stage-name");
        Div head = new Div(name, Words.badge(stage));
        head.addClassName("stage-head");
        Div about = new Div(new Span(Words.capital(Words.rule(stage))));
        about.addClassNames("quiet", "row");
        if (stage.state() == RoundView.StageState.OPEN) {
            about.add(DueDate.of(stage.dueAt(), clock));
        }
        UnorderedList people = new UnorderedList();
        people.addClassName("seats");
        stage.asked().forEach(seat -> people.add(seat(stage, seat)));
        ListItem item = new ListItem(head, about, people);
        item.addClassNames("stage", "stage-" + stage.state().name().toLowerCase());
        return item;
    }

    private ListItem seat(RoundView.Stage stage, RoundView.Seat seat) {
        ListItem item = new ListItem();
        RoundView.Decision decision = seat.decision();
        if (decision == null) {
            item.add(
                    line(new PersonName(seat.personName()), waiting(stage, seat)),
                    quiet(StoredWords.reason(seat.why())));
            return item;
        }
        item.add(line(new PersonName(decision.deciderName()), Words.badge(decision.outcome())));
        Div when = quiet(
                decision.onBehalfOfName() == null
                        ? StoredWords.reason(seat.why())
                        : say("for {0}", decision.onBehalfOfName()));
        when.add(new Span(" · "), DueDate.ago(decision.at(), clock));
        item.add(when);
        if (!decision.reason().isEmpty()) {
            Paragraph reason = new Paragraph(decision.reason());
            reason.addClassName("reason");
            item.add(reason);
        }
        if (decision.signature() != null) {
            item.add(new SignatureNote(Words.given(decision.signature()), clock));
        }
        return item;
    }

    private Component waiting(RoundView.Stage stage, RoundView.Seat seat) {
        if (stage.state() == RoundView.StageState.APPROVED) {
            Span spared = new Span(say("Was not needed"));
            spared.addClassName("quiet");
            return spared;
        }
        Consumer<RoundView.Seat> act = handOver;
        if (act == null || !seat.open() || stage.state() != RoundView.StageState.OPEN) {
            return new Span();
        }
        Button button = new Button(say("Hand over"), click -> act.accept(seat));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE, ButtonVariant.LUMO_SMALL);
        button.setAriaLabel(say("Hand over from {0}", seat.personName()));
        return button;
    }

    private static Div line(Component left, Component right) {
        Div line = new Div(left, right);
        line.addClassName("stage-head");
        return line;
    }

    private static Div quiet(String text) {
        Div div = new Div(new Span(text));
        div.addClassNames("quiet", "seat-why");
        return div;
    }
}
