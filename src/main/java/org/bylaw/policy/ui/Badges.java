package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import org.bylaw.policy.VersionState;
import org.bylaw.ui.StatusBadge;

/** The state of a version as everybody reads it. */
final class Badges {

    private Badges() {}

    static StatusBadge of(VersionState state) {
        StatusBadge.Kind kind =
                switch (state) {
                    case DRAFT -> StatusBadge.Kind.DRAFT;
                    case CONSULTATION -> StatusBadge.Kind.CONSULTATION;
                    case APPROVAL, APPROVED -> StatusBadge.Kind.WAITING;
                    case PUBLISHED -> StatusBadge.Kind.PUBLISHED;
                    case SUPERSEDED -> StatusBadge.Kind.SUPERSEDED;
                    case REJECTED -> StatusBadge.Kind.REJECTED;
                    case DISCARDED, RETIRED -> StatusBadge.Kind.RETIRED;
                };
        return new StatusBadge(kind, say(state.word()));
    }
}
