package org.bylaw.applicability.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Set;
import org.bylaw.applicability.StatementLine;
import org.bylaw.applicability.StatementVersion;
import org.bylaw.applicability.Statements;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.SubjectPanel;

/** On the page of a control: what the statement in force says of it, and in what that differs from how it is tailored now. */
@org.springframework.stereotype.Component
class ControlStatementPanel extends SubjectPanel {

    private final Statements statements;

    ControlStatementPanel(Statements statements) {
        super("applicability", later("Statement of Applicability"), 30, Set.of(SubjectRef.CONTROL));
        this.statements = statements;
    }

    @Override
    public Component render(SubjectRef subject) {
        return statements
                .ofControl(subject.id())
                .map(ControlStatementPanel::show)
                .orElseGet(
                        () -> new EmptyState(
                                VaadinIcon.FILE_TEXT_O,
                                say("No statement says anything of it"),
                                say(
                                        "Once a Statement of Applicability is in force, what it says of this control stands here.")));
    }

    private static Component show(Statements.OfControl known) {
        StatementVersion version = known.inForce();
        StatementLine said = known.said();
        Anchor link = new Anchor("." + version.path(), Words.title(version));
        Div panel = new Div(new Paragraph(link));
        panel.addClassName("stack");
        if (said == null) {
            panel.add(new Paragraph(say("This version does not know the control.")));
            return panel;
        }
        panel.add(Words.decision(said));
        if (!said.justification().isBlank()) {
            panel.add(Words.typed(said.justification()));
        }
        if (known.difference() == null) {
            panel.add(Words.quiet(say("It is tailored just so today.")));
        } else {
            panel.add(
                    new Paragraph(say("Since then it was changed:")), new DifferenceList(List.of(known.difference())));
        }
        return panel;
    }
}
