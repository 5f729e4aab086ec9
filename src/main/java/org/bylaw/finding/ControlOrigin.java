package org.bylaw.finding;

import java.util.Optional;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.springframework.stereotype.Component;

/** Outside of a review, as by an audit or an incident, compliance raises findings on the control itself. */
@Component
class ControlOrigin implements FindingOrigin {

    private final FindingAccess access;

    ControlOrigin(FindingAccess access) {
        this.access = access;
    }

    @Override
    public boolean supports(String kind) {
        return kind.equals(SubjectRef.CONTROL);
    }

    @Override
    public boolean mayRaise(SubjectRef origin) {
        return access.isCompliance();
    }

    @Override
    public Optional<UUID> controlOf(SubjectRef origin) {
        return Optional.of(origin.id());
    }
}
