package org.bylaw.attestation;

/** Where a campaign stands. */
public enum CampaignState {
    /** Its people are about to be asked. */
    PLANNED,
    OPEN,
    /** Closed with its result; it goes on asking those who join or move. */
    FOLLOWING,
    CLOSED,
    CANCELLED;

    /** Whether those who are asked may answer. */
    public boolean takesAnswers() {
        return this == OPEN || this == FOLLOWING;
    }
}
