package org.bylaw.audit.ui;

import com.vaadin.flow.component.Component;
import java.time.Clock;
import org.bylaw.audit.History;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.SubjectPanel;

/** The tab "History" of a policy: who did what to it, and when. */
@org.springframework.stereotype.Component
class HistoryPanel implements SubjectPanel {

    private final History history;
    private final Clock clock;

    HistoryPanel(History history, Clock clock) {
        this.history = history;
        this.clock = clock;
    }

    @Override
    public boolean supports(String subjectKind) {
        return subjectKind.equals(SubjectRef.POLICY);
    }

    @Override
    public String key() {
        return "history";
    }

    @Override
    public String label() {
        return "History";
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public Component render(SubjectRef subject) {
        return new TimeLine(history, subject, clock);
    }
}
