package org.bylaw.approval;

import java.util.List;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;

/** Reads rounds. Whoever takes part sees them, and the owner, compliance and auditors; the others see what was approved. */
public interface ApprovalRecords {

    /** @throws org.bylaw.shared.Problem NOT_FOUND where there is no such round, or not for this person */
    ApprovalPage page(UUID roundId);

    /** @throws org.bylaw.shared.Problem where this person has nothing to sign there and has not signed */
    SigningPage signing(UUID roundId, UUID seatId);

    /** The rounds of a thing, or all of a policy, newest first. */
    List<RoundView> roundsOf(SubjectRef subject);
}
