package org.bylaw.audit.ui;

import static org.bylaw.shared.Say.later;
import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import java.time.Clock;
import java.util.Set;
import org.bylaw.audit.History;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.Links;
import org.bylaw.ui.SubjectPanel;

/** The part "History" of a thing: who did what to it, and when. */
@org.springframework.stereotype.Component
class HistoryPanel extends SubjectPanel {

    private final History history;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    HistoryPanel(History history, CurrentPerson currentPerson, Clock clock) {
        super(
                "history",
                later("History"),
                70,
                Set.of(
                        SubjectRef.POLICY,
                        SubjectRef.CONTROL,
                        SubjectRef.APPLICABILITY,
                        SubjectRef.EVIDENCE,
                        SubjectRef.CONTROL_REVIEW,
                        SubjectRef.CORRECTIVE_ACTION,
                        SubjectRef.WAIVER,
                        SubjectRef.RISK));
        this.history = history;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    @Override
    public Component render(SubjectRef subject) {
        TimeLine line = new TimeLine(history, subject, clock);
        if (!currentPerson.hasAny(Role.AUDITOR, Role.COMPLIANCE, Role.ADMIN)) {
            return line;
        }
        Anchor story = Links.to("trail/" + subject.kind() + "/" + subject.id());
        story.setText(say("Whole story"));
        return new Div(story, line);
    }
}
