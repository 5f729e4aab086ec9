package org.bylaw.attestation;

/** Where a campaign stands. */
public enum CampaignState {
    /** The audience is about to be asked. */
    PLANNED,
    OPEN,
    CLOSED,
    CANCELLED
}
