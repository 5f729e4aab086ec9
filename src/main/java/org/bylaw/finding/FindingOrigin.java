package org.bylaw.finding;

import java.util.Optional;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;

/** Extension point: the module in whose things something can be found says who may raise a finding there, and when. */
public interface FindingOrigin {

    boolean supports(String kind);

    /**
     * Whether the current person may raise a finding there as the thing stands now; in a review, until the actions of what
     * was found in it are started.
     */
    boolean mayRaise(SubjectRef origin);

    /** The control that the thing is about; empty where whoever raises a finding there names it. */
    default Optional<UUID> controlOf(SubjectRef origin) {
        return Optional.empty();
    }
}
