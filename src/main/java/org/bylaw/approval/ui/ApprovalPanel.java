package org.bylaw.approval.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouterLink;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.bylaw.approval.ApprovalRecords;
import org.bylaw.approval.RoundView;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.DueDate;
import org.bylaw.ui.EmptyState;
import org.bylaw.ui.SubjectPanel;

/** The tab "Approval" of a policy or a statement: every round with its stages, decisions and signatures. */
@org.springframework.stereotype.Component
class ApprovalPanel extends SubjectPanel {

    private static final Set<String> KINDS = Set.of(
            SubjectRef.POLICY, SubjectRef.POLICY_VERSION, SubjectRef.POLICY_RETIREMENT, SubjectRef.APPLICABILITY);

    private final ApprovalRecords records;
    private final Clock clock;

    ApprovalPanel(ApprovalRecords records, Clock clock) {
        super("approval", later("Approval"), 40, KINDS);
        this.records = records;
        this.clock = clock;
    }

    @Override
    public Component render(SubjectRef subject) {
        List<RoundView> rounds = records.roundsOf(subject);
        if (rounds.isEmpty()) {
            return new EmptyState(
                    VaadinIcon.CHECK_SQUARE_O,
                    say("No approval yet"),
                    say("When a version is submitted, who is asked and what they decide is shown here."));
        }
        Div list = new Div();
        list.addClassName("stack");
        rounds.forEach(round -> list.add(folded(round, clock, round.equals(rounds.getFirst()))));
        return list;
    }

    /** One round that opens and closes. */
    static Details folded(RoundView round, Clock clock, boolean opened) {
        Span title = new Span(say("{0}, round {1}", Words.title(round), round.number()));
        title.addClassName("stage-name");
        Div summary = new Div(title, Words.badge(round.state()), DueDate.ago(round.openedAt(), clock));
        summary.addClassName("row");
        Div body = new Div(new StageList(round, clock, null));
        if (round.state() == RoundView.State.OPEN) {
            RouterLink link =
                    new RouterLink(say("Open this approval"), ApprovalView.class, ApprovalView.parameters(round.id()));
            body.add(link);
        }
        Details details = new Details(summary, body);
        details.setOpened(opened);
        details.addClassNames("card", "round");
        return details;
    }
}
