package org.bylaw.attestation;

import static org.bylaw.shared.Say.say;

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
    MISSED;

    /** As people say it. */
    public String word() {
        return switch (this) {
            case OPEN -> say("Not yet");
            case ATTESTED -> say("Attested");
            case DECLINED -> say("Declined");
            case EXCUSED -> say("Excused");
            case CANCELLED -> say("Campaign cancelled");
            case LEFT -> say("Left the organisation");
            case MOVED -> say("Moved, not required there");
            case MISSED -> say("Did not answer");
        };
    }
}
