package org.bylaw.notification.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import org.bylaw.notification.MailProblem;
import org.bylaw.ui.StatusBadge;

/** Says why no mail reaches somebody: in a word, in a sentence, and folded below in the server's own words. */
final class ProblemWords {

    private ProblemWords() {}

    static String kind(MailProblem.Kind kind) {
        return switch (kind) {
            case MISSING -> say("No address");
            case REFUSED -> say("Address refused");
            case BOUNCED -> say("Mail came back");
        };
    }

    static String waiting(MailProblem problem) {
        return problem.waiting() == 0 ? "–" : counted(problem.waiting(), "1 mail waits", "{0} mails wait");
    }

    /** With the address it is about. */
    static Div what(MailProblem problem) {
        Div what = new Div(
                new StatusBadge(
                        problem.kind() == MailProblem.Kind.MISSING
                                ? StatusBadge.Kind.NEUTRAL
                                : StatusBadge.Kind.REJECTED,
                        kind(problem.kind())),
                new Span(sentence(problem)));
        what.addClassName("cell-stack");
        if (problem.said() != null) {
            Span said = new Span(problem.said());
            said.addClassName("server-words");
            NativeDetails words = new NativeDetails(say("What the mail server said"), said);
            words.addClassName("quiet");
            what.add(words);
        }
        return what;
    }

    private static String sentence(MailProblem problem) {
        return switch (problem.kind()) {
            case MISSING -> say("The directory has no mail address.");
            case REFUSED -> say("The mail server takes nothing for {0}.", address(problem));
            case BOUNCED -> say("What was sent to {0} came back.", address(problem));
        };
    }

    private static String address(MailProblem problem) {
        return problem.address() == null ? "" : problem.address();
    }
}
