package org.bylaw.evidence;

import java.util.Optional;
import java.util.UUID;
import org.bylaw.people.CurrentPerson;
import org.bylaw.shared.Allowed;
import org.bylaw.shared.AllowedToSeeControls;
import org.bylaw.shared.Role;
import org.bylaw.shared.SubjectRef;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Evidence of a control: whoever works with controls sees it; who answers for the control attaches it, and compliance. */
@Component
class ControlEvidence implements EvidenceHolder {

    static final Role[] READERS =
            AllowedToSeeControls.class.getAnnotation(Allowed.class).value();

    private final JdbcClient jdbc;
    private final CurrentPerson currentPerson;

    ControlEvidence(JdbcClient jdbc, CurrentPerson currentPerson) {
        this.jdbc = jdbc;
        this.currentPerson = currentPerson;
    }

    @Override
    public boolean supports(String subjectKind) {
        return subjectKind.equals(SubjectRef.CONTROL);
    }

    @Override
    public boolean maySee(SubjectRef subject) {
        return currentPerson.hasAny(READERS);
    }

    /** Only controls that are tailored here are done here, and have evidence. */
    @Override
    public boolean mayAttach(SubjectRef subject) {
        if (!currentPerson.hasAny(Role.COMPLIANCE, Role.CONTROL_OWNER) || currentPerson.has(Role.AUDITOR)) {
            return false;
        }
        Optional<Optional<UUID>> owner = jdbc.sql("SELECT owner_id FROM tailoring WHERE control_id = :id")
                .param("id", subject.id())
                .query((row, number) -> Optional.ofNullable(row.getObject("owner_id", UUID.class)))
                .optional();
        return owner.isPresent()
                && (currentPerson.has(Role.COMPLIANCE) || owner.get().equals(Optional.of(currentPerson.requireId())));
    }
}
