package org.bylaw.retention.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.util.Set;
import org.bylaw.retention.Pseudonyms;
import org.bylaw.retention.Pseudonyms.Standing;
import org.bylaw.shared.Problem;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.Confirm;
import org.bylaw.ui.Notices;
import org.bylaw.ui.SubjectPanel;

/** The part "Personal data" of a person's page: how long the name is kept, and the pseudonym before its time. */
@org.springframework.stereotype.Component
class PersonalDataPanel extends SubjectPanel {

    private final Pseudonyms pseudonyms;
    private final Clock clock;

    PersonalDataPanel(Pseudonyms pseudonyms, Clock clock) {
        super("personal-data", later("Personal data"), 90, Set.of(SubjectRef.PERSON));
        this.pseudonyms = pseudonyms;
        this.clock = clock;
    }

    @Override
    public Component render(SubjectRef subject) {
        Standing standing = pseudonyms.of(subject.id());
        Paragraph words = new Paragraph(words(standing));
        words.addClassName("quiet");
        Div panel = new Div(words);
        panel.addClassName("stack");
        if (standing.mayReplace()) {
            panel.add(new Button(say("Replace by a pseudonym…"), click -> ask(subject)));
        }
        return panel;
    }

    private String words(Standing standing) {
        if (standing.active()) {
            return say("Kept while this person works here.");
        }
        if (standing.pseudonymous()) {
            return say("A pseudonym stands in the place of this person's name, mail, account, location and title.");
        }
        if (standing.dueAt() == null) {
            return say("Kept until compliance replaces them by a pseudonym.");
        }
        return say(
                "A pseudonym takes the place of name, mail, account, location and title from {0} on.",
                standing.dueAt().atZone(clock.getZone()).toLocalDate());
    }

    private void ask(SubjectRef person) {
        Confirm.ask(
                say("Replace this person by a pseudonym?"),
                say("Name, mail, account, location, title, roles and typed names go, wherever they stand, and cannot be"
                        + " brought back. What was decided and signed stays as it was signed: it is kept as a record."),
                say("Replace by a pseudonym"),
                () -> {
                    try {
                        pseudonyms.replace(person.id());
                        Notices.success(say("A pseudonym stands in the person's place now."));
                    } catch (Problem problem) {
                        Notices.problem(problem.getMessage());
                    }
                    UI.getCurrent().refreshCurrentRoute(false);
                });
    }
}
