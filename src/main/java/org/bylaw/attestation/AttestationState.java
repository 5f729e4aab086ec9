package org.bylaw.attestation;

/** What became of one person's being asked. */
public enum AttestationState {
    OPEN,
    ATTESTED,
    DECLINED,
    /** Somebody of HR or compliance took the person out, with a reason. */
    EXCUSED,
    /** The campaign was cancelled before the person answered. */
    CANCELLED,
    /** The person left before answering. */
    LEFT,
    /** The person moved to where it is not required. */
    MOVED,
    /** The campaign closed without an answer. */
    MISSED
}
