package org.bylaw.notification.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Set;
import org.bylaw.notification.MailProblem;
import org.bylaw.notification.MailProblems;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.SubjectPanel;
import org.springframework.stereotype.Component;

/** On a person's page: whether mail reaches them, as far as Bylaw knows. */
@Component
class MailPanel extends SubjectPanel {

    private final MailProblems problems;

    MailPanel(MailProblems problems) {
        super("mail", later("Mail"), 60, Set.of(SubjectRef.PERSON));
        this.problems = problems;
    }

    @Override
    public Div render(SubjectRef subject) {
        return problems.of(subject.id()).map(MailPanel::problem).orElseGet(MailPanel::fine);
    }

    private static Div problem(MailProblem problem) {
        Div what = ProblemWords.what(problem);
        if (problem.waiting() > 0) {
            what.add(new Span(ProblemWords.waiting(problem)));
        }
        return what;
    }

    private static Div fine() {
        Div fine = new Div(say("Nothing came back, as far as Bylaw knows."));
        fine.addClassName("quiet");
        return fine;
    }
}
