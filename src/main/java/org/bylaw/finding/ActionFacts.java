package org.bylaw.finding;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * What is done about a finding.
 *
 * @param ownerWhy why it is the owner, where somebody handed it over: "in place of Karin Nyberg (on leave)"
 * @param departmentName of the owner
 * @param verifierId who verifies; empty for whoever of compliance comes first
 * @param dueOn the last day that is not late
 * @param startedAt when the owner was asked; empty while the review it was found in is still being tested
 * @param reopened how often it was sent back or opened again
 * @param reopenedWhy why the last time
 * @param verifiedForName the verifier for whom a substitute did it
 * @param noEvidenceWhy why it was reported done with nothing to show for it
 * @param revision counts the changes
 */
public record ActionFacts(
        UUID id,
        ActionState state,
        UUID ownerId,
        String ownerName,
        @Nullable String ownerWhy,
        @Nullable String departmentName,
        @Nullable UUID verifierId,
        @Nullable String verifierName,
        @Nullable String plan,
        LocalDate dueOn,
        @Nullable Instant startedAt,
        int reopened,
        @Nullable String reopenedWhy,
        @Nullable Instant doneAt,
        @Nullable UUID doneById,
        @Nullable String doneByName,
        @Nullable String doneNote,
        @Nullable String noEvidenceWhy,
        @Nullable String verifiedByName,
        @Nullable String verifiedForName,
        @Nullable Instant verifiedAt,
        @Nullable String verifiedNote,
        @Nullable LocalDate remindedFor,
        @Nullable Instant lateToldAt,
        int revision) {

    public SubjectRef subject() {
        return new SubjectRef(SubjectRef.CORRECTIVE_ACTION, id);
    }

    public boolean lateOn(LocalDate today) {
        return state != ActionState.DONE && dueOn.isBefore(today);
    }
}
