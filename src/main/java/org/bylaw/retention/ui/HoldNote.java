package org.bylaw.retention.ui;

import static org.bylaw.shared.Say.say;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.bylaw.retention.LegalHolds;
import org.bylaw.shared.SubjectRef;
import org.bylaw.ui.StatusBadge;
import org.bylaw.ui.SubjectNote;

/** Says on the page of a thing that it is under legal hold. */
@org.springframework.stereotype.Component
class HoldNote implements SubjectNote {

    private final LegalHolds holds;

    HoldNote(LegalHolds holds) {
        this.holds = holds;
    }

    @Override
    public Optional<Component> on(SubjectRef subject) {
        return holds.liesOn(subject)
                ? Optional.of(new StatusBadge(StatusBadge.Kind.WAITING, say("Under legal hold")))
                : Optional.empty();
    }
}
