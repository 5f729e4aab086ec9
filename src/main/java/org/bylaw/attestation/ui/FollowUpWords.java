package org.bylaw.attestation.ui;

import static org.bylaw.shared.Say.say;

import org.bylaw.attestation.FollowUp;
import org.bylaw.ui.StatusBadge;

/** How follow-ups are spoken of. */
final class FollowUpWords {

    private FollowUpWords() {}

    static String title(FollowUp followUp) {
        return switch (followUp.kind()) {
            case QUESTION -> say("Question about {0}", followUp.title());
            case EXCEPTION -> say("Wish for an exception from {0}", followUp.title());
            case DECLINED -> say("Refusal of {0}", followUp.title());
            case FAILED_TEST -> say("Questions about {0} not passed", followUp.title());
        };
    }

    static StatusBadge badge(FollowUp followUp) {
        return switch (followUp.state()) {
            case OPEN -> new StatusBadge(StatusBadge.Kind.WAITING, say("Waits for an answer"));
            case ANSWERED -> new StatusBadge(StatusBadge.Kind.PUBLISHED, say("Answered"));
            case GRANTED -> new StatusBadge(StatusBadge.Kind.PUBLISHED, say("Granted"));
            case REFUSED -> new StatusBadge(StatusBadge.Kind.REJECTED, say("Refused"));
            case SETTLED -> new StatusBadge(StatusBadge.Kind.NEUTRAL, say("No longer needed."));
        };
    }
}
