package org.bylaw.applicability.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.Set;
import org.bylaw.applicability.Difference;
import org.bylaw.applicability.StatementVersion;
import org.bylaw.applicability.Statements;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.SubjectPanel;

/** The part "Changes" of a statement, also on the page of its approval: what it says otherwise than the one in force. */
@org.springframework.stereotype.Component
class StatementChangesPanel extends SubjectPanel {

    private final Statements statements;

    StatementChangesPanel(Statements statements) {
        super("changes", later("Changes"), 20, Set.of(SubjectRef.APPLICABILITY));
        this.statements = statements;
    }

    @Override
    public Component render(SubjectRef subject) {
        StatementVersion version = statements.version(subject.id());
        StatementVersion former = statements.inForce(version).orElse(null);
        if (former == null) {
            return new EmptyState(
                    VaadinIcon.SPLIT,
                    say("Nothing to compare with"),
                    say("No version is in force yet. Once one is, what differs from it is listed here."));
        }
        Div panel = new Div();
        panel.addClassName("stack");
        if (!former.id().equals(version.id())) {
            panel.add(differences(former, version));
        }
        if (version.isFrozen()) {
            panel.add(since(version));
        }
        return panel;
    }

    private Div differences(StatementVersion former, StatementVersion version) {
        List<Difference> differences = statements.between(former, version);
        Div part = new Div(new Paragraph(
                differences.isEmpty()
                        ? say("It says of each control what version {0}, in force, says.", former.name())
                        : counted(
                                differences.size(),
                                "1 control differs from version {1}, in force:",
                                "{0} controls differ from version {1}, in force:",
                                former.name())));
        part.add(new DifferenceList(differences));
        return part;
    }

    private Div since(StatementVersion version) {
        List<Difference> differences = statements.since(version);
        Div part = new Div(Words.quiet(
                differences.isEmpty()
                        ? say("No control has been changed since version {0} was submitted.", version.name())
                        : counted(
                                differences.size(),
                                "1 control was changed since version {1} was submitted, which this version does not say:",
                                "{0} controls were changed since version {1} was submitted, which this version does not say:",
                                version.name())));
        part.add(new DifferenceList(differences));
        return part;
    }
}
