package org.bylaw.policy.ui;

import static org.bylaw.shared.Say.say;

import org.bylaw.policy.VersionFacts;
import org.bylaw.policy.VersionNumber;

/** Says why nobody can write in a version any more, and what comes next. */
final class Stopped {

    private Stopped() {}

    static String why(VersionFacts version) {
        VersionNumber number = version.number();
        return switch (version.state()) {
            case DRAFT, CONSULTATION -> say("Version {0} is still being written.", number);
            case APPROVAL ->
                say(
                        "Version {0} has been sent to approval, and its text stays as it is until it is decided on.",
                        number);
            case APPROVED -> say("Version {0} has been approved and waits for the day it comes into force.", number);
            case PUBLISHED -> say("Version {0} has been published. Changes go into a new version.", number);
            case SUPERSEDED -> say("Version {0} has been superseded by a newer one.", number);
            case REJECTED -> say("Version {0} was rejected in approval.", number);
            case DISCARDED -> say("Version {0} was discarded.", number);
            case RETIRED -> say("Version {0} was retired with its policy.", number);
        };
    }
}
