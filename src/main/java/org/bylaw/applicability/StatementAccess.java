package org.bylaw.applicability;

import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.ReadingRight;
import org.bylaw.shared.Role;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who reads a statement: whoever works with controls, and whoever is asked to decide on it. */
@Component
class StatementAccess {

    static final Role[] READERS =
            AllowedToSeeControls.class.getAnnotation(Allowed.class).value();

    private final CurrentPerson currentPerson;
    private final ObjectProvider<ReadingRight> rights;

    StatementAccess(CurrentPerson currentPerson, ObjectProvider<ReadingRight> rights) {
        this.currentPerson = currentPerson;
        this.rights = rights;
    }

    boolean mayRead(StatementVersion version) {
        return currentPerson.hasAny(READERS)
                || currentPerson
                        .id()
                        .filter(me -> rights.stream().anyMatch(right -> right.mayRead(version.subject(), me)))
                        .isPresent();
    }

    /** Whether the current person drafts, submits and takes back. */
    boolean mayDraft() {
        return currentPerson.has(Role.COMPLIANCE);
    }
}
