package org.bylaw.policy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.UUID;
import org.bylaw.policy.Consultations;
import org.bylaw.policy.Consultations.Stage;
import org.bylaw.shared.Counted;
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
                    new Span("%d of %d done"
                            .formatted(now.answered(), now.reviewers().size())),
                    DueDate.of(now.version().consultationEndsAt(), clock));
        } else if (now.stage() == Stage.ANSWERING) {
            state.add(new Span(
                    openComments == 0
                            ? "No comment is open any more"
                            : Counted.of(openComments, "comment is still open", "comments are still open")));
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
                    buttons.add(new Button("End the consultation now", click -> end()));
                }
                if (now.waitsFor().isPresent()) {
                    buttons.add(primary("I am done", this::done));
                }
            }
            case ANSWERING -> {
                if (now.writes()) {
                    buttons.add(new Button("Change the text", click -> go("drafts/" + versionId)));
                }
                if (now.steers()) {
                    Button approval = primary("Send to approval", this::toApproval);
                    approval.setEnabled(openComments == 0);
                    buttons.add(new Button("Back to draft", click -> toDraft()), approval);
                }
            }
            case OVER -> {
                if (now.writes()) {
                    buttons.add(primary("Open the draft", () -> go("drafts/" + versionId)));
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
                "Thank you. " + now.policy().ownerName() + " sees that you are done.");
    }

    private void end() {
        long left = now.reviewers().size() - now.answered();
        Confirm.ask(
                "End the consultation on %s %s?"
                        .formatted(now.policy().title(), now.version().number()),
                "%s not done yet and will no longer be asked. Open comments stay, and wait for an answer before approval."
                        .formatted(Counted.of(left, "reviewer is", "reviewers are")),
                "End the consultation",
                () -> attempt(() -> consultations.end(versionId), "The consultation is over."));
    }

    private void toApproval() {
        try {
            consultations.toApproval(versionId);
            Notices.success(
                    "Version %s waits for approval now.".formatted(now.version().number()));
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
