package org.bylaw.evidence;

import org.bylaw.shared.SubjectRef;

/** Extension point: the module whose things have evidence says who may see it there, and who may attach some. */
public interface EvidenceHolder {

    boolean supports(String subjectKind);

    /** Whether the current person may see the thing, and so its evidence. */
    boolean maySee(SubjectRef subject);

    /** Whether the current person may attach evidence to the thing as it stands now. */
    boolean mayAttach(SubjectRef subject);
}
