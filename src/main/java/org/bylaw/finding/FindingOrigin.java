package org.bylaw.finding;

import org.bylaw.shared.SubjectRef;

/** Extension point: the module in whose things something can be found says who may raise a finding there, and when. */
public interface FindingOrigin {

    boolean supports(String kind);

    /** Whether the current person may raise a finding there as the thing stands now. */
    boolean mayRaise(SubjectRef origin);
}
