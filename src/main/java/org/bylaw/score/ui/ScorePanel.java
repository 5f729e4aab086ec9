package org.bylaw.score.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.Set;
import org.bylaw.control.Controls;
import org.bylaw.score.ControlScore;
import org.bylaw.score.Scales;
import org.bylaw.score.Scores;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.SubjectPanel;

/** On the page of a control: its points, and how they come about, down to the review. */
@org.springframework.stereotype.Component
class ScorePanel extends SubjectPanel {

    private final Scores scores;
    private final Scales scales;
    private final Controls controls;
    private final Clock clock;

    ScorePanel(Scores scores, Scales scales, Controls controls, Clock clock) {
        super("score", later("Score"), 15, Set.of(SubjectRef.CONTROL));
        this.scores = scores;
        this.scales = scales;
        this.controls = controls;
        this.clock = clock;
    }

    @Override
    public Component render(SubjectRef subject) {
        Div panel = new Div();
        panel.addClassName("stack");
        fill(panel, subject);
        return panel;
    }

    private void fill(Div panel, SubjectRef subject) {
        panel.removeAll();
        scores.of(subject.id())
                .ifPresentOrElse(score -> panel.add(derivation(score), counts(subject)), () -> panel.add(none()));
        if (scales.mayChange()) {
            panel.add(new Button(
                    say("Weigh it"),
                    click -> new WeightDialog(scales, controls, subject.id(), () -> fill(panel, subject)).open()));
        }
    }

    private static Paragraph none() {
        Paragraph none = new Paragraph(say("It gives points once compliance has decided that it applies here."));
        none.addClassName("quiet");
        return none;
    }

    private Component derivation(ControlScore score) {
        NativeTable table = new NativeTable();
        table.addClassName("figures");
        row(table, say("Nature"), new Span(say(score.nature().word())), say("{0} points", score.points()));
        row(table, say("Weight"), new Span(""), "× " + Words.number(score.weight()));
        row(
                table,
                say("Implementation"),
                new Span(say(score.status().word())),
                "× " + say("{0} %", score.implementationShare()));
        row(table, say("Last review"), review(score), "× " + say("{0} %", score.reviewShare()));
        row(
                table,
                say("Points"),
                new Span(say(score.next().word())),
                "= " + Words.points(score.gained(), score.possible()));
        return table;
    }

    private Component review(ControlScore score) {
        ControlScore.LastReview review = score.review();
        if (review == null) {
            return new Span(say("not reviewed yet"));
        }
        Anchor link = new Anchor(
                "control-reviews/" + review.id(),
                say("reviewed {0}", say(review.result().word())));
        return new Span(link, new Span(" "), DueDate.ago(review.closedAt(), clock));
    }

    private static void row(NativeTable table, String name, Component value, String figure) {
        var row = table.getBody().addRow();
        NativeTableCell words = new NativeTableCell();
        words.add(value);
        NativeTableCell number = new NativeTableCell(figure);
        number.addClassName("figure");
        row.add(new NativeTableCell(name), words, number);
    }

    private Paragraph counts(SubjectRef subject) {
        return new Paragraph(say("It counts for {0}.", String.join(", ", scores.countsFor(subject.id()))));
    }
}
