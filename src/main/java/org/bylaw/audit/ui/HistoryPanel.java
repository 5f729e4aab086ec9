package org.bylaw.audit.ui;

import static org.bylaw.shared.Say.later;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import java.util.Set;
import org.bylaw.audit.History;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.SubjectPanel;

/** The part "History" of a thing: who did what to it, and when. */
@org.springframework.stereotype.Component
class HistoryPanel extends SubjectPanel {

    private final History history;
    private final Clock clock;

    HistoryPanel(History history, Clock clock) {
        super("history", later("History"), 70, Set.of(SubjectRef.POLICY, SubjectRef.CONTROL, SubjectRef.RISK));
        this.history = history;
        this.clock = clock;
    }

    @Override
    public Component render(SubjectRef subject) {
        return new TimeLine(history, subject, clock);
    }
}
