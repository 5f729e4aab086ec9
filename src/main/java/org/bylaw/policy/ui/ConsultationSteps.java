package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.counted;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.UUID;
import org.bylaw.policy.Consultations;
import org.bylaw.policy.Consultations.Stage;
import org.bylaw.shared.Problem;
import org.bylaw.ui.Confirm;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.Go;
import org.bylaw.ui.Notices;

/** How far a consultation is, what the reader can do now, and what happens next. */
final class ConsultationSteps extends Div {

    private final transient Standing now;
    private final transient Consultations consultations;
    private final transient Runnable refresh;
    private final UUID versionId;
    private final Div buttons = new Div();

    ConsultationSteps(Standing now, long openComments, Consultations consultations, Clock clock, Runnable refresh) {
        this.now = now;
        this.consultations = consultations;
        this.refresh = refresh;
        this.versionId = now.version().id();
        Div state = new Div();
        state.addClassName("approval-state");
        if (now.stage() == Stage.COMMENTING) {
            state.add(
                    new Span(say(
                            "{0} of {1} done", now.answered(), now.reviewers().size())),
                    DueDate.of(now.version().consultationEndsAt(), clock));
        } else if (now.stage() == Stage.ANSWERING) {
            state.add(new Span(
                    openComments == 0
                            ? say("No comment is open any more")
                            : counted(openComments, "1 comment is still open", "{0} comments are still open")));
        } else {
            state.add(Badges.of(now.version().state()));
        }
        Span next = new Span(ConsultationWords.next(now, openComments, clock));
        next.addClassName("decision-why");
        buttons.addClassName("decision-buttons");
        offer(openComments);
        Div words = new Div(state, next);
        Div line = new Div(words, buttons);
        line.addClassName("decision");
        add(line);
    }

    private void offer(long openComments) {
        switch (now.stage()) {
            case COMMENTING -> {
                if (now.steers()) {
                    buttons.add(new Button(say("End the consultation now"), click -> end()));
                }
                if (now.waitsFor().isPresent()) {
                    buttons.add(primary(say("I am done"), this::done));
                }
            }
            case ANSWERING -> {
                if (now.writes()) {
                    buttons.add(new Button(say("Change the text"), click -> go("drafts/" + versionId)));
                }
                if (now.steers()) {
                    Button approval = primary(say("Send to approval"), this::toApproval);
                    approval.setEnabled(openComments == 0);
                    buttons.add(new Button(say("Back to draft"), click -> toDraft()), approval);
                }
            }
            case OVER -> {
                if (now.writes()) {
                    buttons.add(primary(say("Open the draft"), () -> go("drafts/" + versionId)));
                }
            }
        }
    }

    private static Button primary(String verb, Runnable act) {
        Button button = new Button(verb, click -> act.run());
        button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        return button;
    }

    private void done() {
        attempt(
                () -> consultations.done(versionId),
                say("Thank you. {0} sees that you are done.", now.policy().ownerName()));
    }

    private void end() {
        long left = now.reviewers().size() - now.answered();
        Confirm.ask(
                say(
                        "End the consultation on {0} {1}?",
                        now.policy().title(), now.version().number()),
                counted(
                        left,
                        "1 reviewer is not done yet and will no longer be asked. Open comments stay, and wait for an answer before approval.",
                        "{0} reviewers are not done yet and will no longer be asked. Open comments stay, and wait for an answer before approval."),
                say("End the consultation"),
                () -> attempt(() -> consultations.end(versionId), say("The consultation is over.")));
    }

    private void toApproval() {
        try {
            consultations.toApproval(versionId);
            Notices.success(
                    say("Version {0} waits for approval now.", now.version().number()));
            go(PolicyView.address(now.policy().id(), versionId, "approval"));
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
            refresh.run();
        }
    }

    private void toDraft() {
        try {
            consultations.toDraft(versionId);
            go("drafts/" + versionId);
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
            refresh.run();
        }
    }

    private void attempt(Runnable act, String success) {
        try {
            act.run();
            Notices.success(success);
        } catch (Problem problem) {
            Notices.problem(problem.getMessage());
        }
        refresh.run();
    }

    private static void go(String path) {
        Go.to(path);
    }
}
