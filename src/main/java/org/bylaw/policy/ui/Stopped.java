package org.bylaw.policy.ui;

import org.bylaw.policy.VersionFacts;

/** Says why nobody can write in a version any more, and what comes next. */
final class Stopped {

    private Stopped() {}

    static String why(VersionFacts version) {
        String number = "Version " + version.number();
        return switch (version.state()) {
            case DRAFT, CONSULTATION -> number + " is still being written.";
            case APPROVAL -> number + " has been sent to approval, and its text stays as it is until it is decided on.";
            case APPROVED -> number + " has been approved and waits for the day it comes into force.";
            case PUBLISHED -> number + " has been published. Changes go into a new version.";
            case SUPERSEDED -> number + " has been superseded by a newer one.";
            case REJECTED -> number + " was rejected in approval.";
            case DISCARDED -> number + " was discarded.";
            case RETIRED -> number + " was retired with its policy.";
        };
    }
}
