package org.bylaw.applicability.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Pre;
import java.util.Set;
import org.bylaw.applicability.StatementVersion;
import org.bylaw.applicability.Statements;
import org.bylaw.applicability.file.StatementFiles;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.SubjectPanel;

/** The part "Text" of a statement, also on the page of its approval: what it covers and what it says of each control. */
@org.springframework.stereotype.Component
class StatementTextPanel extends SubjectPanel {

    private final Statements statements;
    private final StatementFiles files;

    StatementTextPanel(Statements statements, StatementFiles files) {
        super("text", later("Text"), 10, Set.of(SubjectRef.APPLICABILITY));
        this.statements = statements;
        this.files = files;
    }

    @Override
    public Component render(SubjectRef subject) {
        StatementVersion version = statements.version(subject.id());
        Div panel = new Div(new H2(say("Scope")), Words.typed(version.scope()), new Downloads(files, version));
        panel.addClassName("stack");
        panel.add(new LineGrid(statements.lines(version)));
        if (version.isFrozen()) {
            Details exact = new Details(say("The exact text that is signed"));
            exact.addOpenedChangeListener(change -> {
                if (change.isOpened() && exact.getContent().findAny().isEmpty()) {
                    Pre text = new Pre(statements.text(version));
                    text.addClassName("statement-text");
                    exact.add(text);
                }
            });
            panel.add(exact);
        }
        return panel;
    }
}
