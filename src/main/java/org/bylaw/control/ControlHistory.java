package org.bylaw.control;

import org.bylaw.audit.HistorySight;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.springframework.stereotype.Component;

/** Whoever may open a control sees its whole history: what is on record there is how the organisation tailored it. */
@Component
class ControlHistory implements HistorySight {

    private static final Role[] READERS =
            AllowedToSeeControls.class.getAnnotation(Allowed.class).value();

    private final CurrentPerson currentPerson;

    ControlHistory(CurrentPerson currentPerson) {
        this.currentPerson = currentPerson;
    }

    @Override
    public boolean supports(String pageKind) {
        return pageKind.equals(SubjectRef.CONTROL);
    }

    @Override
    public Extent of(SubjectRef page) {
        return currentPerson.hasAny(READERS) ? Extent.EVERYTHING : Extent.NOTHING;
    }
}
