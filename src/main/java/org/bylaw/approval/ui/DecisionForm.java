package org.bylaw.approval.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import java.util.Map;
import java.util.function.Consumer;
import org.bylaw.approval.ApprovalPage;
import org.bylaw.approval.Approvals;
import org.bylaw.approval.Outcome;
import org.bylaw.approval.RoundView;
import org.bylaw.shared.Problem;
import org.bylaw.shared.StoredWords;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.Notices;

/** My decision on one seat: why it is me, the reason, and three buttons. What was typed stays where something goes wrong. */
final class DecisionForm extends Div {

    private final transient Approvals approvals;
    private final transient RoundView round;
    private final transient ApprovalPage.Turn turn;
    private final transient Runnable decided;
    private final transient Consumer<String> stale;
    private final TextArea reason = new TextArea();

    /** @param stale told in words that the page no longer shows what stands; the form stays as it is */
    DecisionForm(
            Approvals approvals,
            RoundView round,
            ApprovalPage.Turn turn,
            String typed,
            Runnable decided,
            Consumer<String> stale) {
        this.approvals = approvals;
        this.round = round;
        this.turn = turn;
        this.decided = decided;
        this.stale = stale;
        addClassName("decision");
        reason.setValue(typed);
        reason.setAriaLabel(say("Reason"));
        reason.setPlaceholder(say("Reason; needed for changes and rejection"));
        reason.setMinRows(1);
        reason.setMaxRows(5);
        reason.setMaxLength(4000);
        reason.addClassName("decision-reason");
        add(why(), reason, buttons());
    }

    String typed() {
        return reason.getValue();
    }

    private Span why() {
        Span why = new Span(
                turn.absentName() == null || turn.absentUntil() == null
                        ? say("You are asked {0}.", StoredWords.reason(turn.why()))
                        : say(
                                "You are asked for {0}, who is away until {1} ({2}).",
                                turn.absentName(), DueDate.exact(turn.absentUntil()), StoredWords.reason(turn.why())));
        why.addClassName("decision-why");
        return why;
    }

    private Div buttons() {
        Button reject = new Button(say("Reject"), click -> decide(Outcome.REJECTED));
        reject.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        Button changes = new Button(say("Request changes"), click -> decide(Outcome.CHANGES_REQUESTED));
        String what = Words.shortName(round);
        Button approve = new Button(
                turn.needsSignature() ? say("Sign {0}", what) : say("Approve {0}", what), click -> approve());
        approve.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Div buttons = new Div(reject, changes, approve);
        buttons.addClassName("decision-buttons");
        return buttons;
    }

    private void approve() {
        if (!turn.needsSignature()) {
            decide(Outcome.APPROVED);
            return;
        }
        attempt(() -> {
            approvals.prepareSignature(round.id(), turn.seatId(), reason.getValue(), round.sha256());
            UI.getCurrent()
                    .navigate(
                            SigningView.class,
                            ApprovalView.parameters(round.id()),
                            QueryParameters.simple(Map.of("seat", turn.seatId().toString())));
        });
    }

    private void decide(Outcome outcome) {
        attempt(() -> {
            approvals.decide(round.id(), turn.seatId(), outcome, reason.getValue(), round.sha256());
            Notices.success(
                    switch (outcome) {
                        case APPROVED -> say("You approved {0}.", Words.shortName(round));
                        case CHANGES_REQUESTED -> say("You requested changes. The authors have your reason.");
                        case REJECTED -> say("You rejected {0}.", Words.shortName(round));
                    });
            decided.run();
        });
    }

    private void attempt(Runnable act) {
        try {
            act.run();
        } catch (Problem problem) {
            if (problem.kind() == Problem.Kind.STALE) {
                stale.accept(problem.getMessage());
            } else {
                Notices.problem(problem, Map.of("reason", reason));
                if (problem.field().isPresent()) {
                    reason.focus();
                }
            }
        }
    }
}
