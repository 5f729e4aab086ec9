package org.bylaw.shared;

import static org.bylaw.shared.Say.say;

import java.time.Duration;

/**
 * Extension point: a module says how a part stands that the platform needs, such as the mail server. All of them are on the
 * page about the platform's health, and in {@code /actuator/health}.
 */
public interface PlatformPart {

    /** Whoever is asked longer than this is taken for silent. */
    Duration LONGEST_LOOK = Duration.ofSeconds(10);

    /** The same on all nodes and for good: 2 to 30 small letters and hyphens. */
    String key();

    /** What people call it, in the language of whoever asks. */
    String name();

    /**
     * How it stands. Called in the background on each node every few seconds, by nobody who is logged in; never twice at once.
     * It tells what really happened, and where nothing did lately it may try by itself.
     */
    PartState look();

    /** How it stands where {@link #look} takes longer than {@link #LONGEST_LOOK}. */
    default PartState silent() {
        return PartState.unknown(() -> say("It was asked, and has not answered in time."));
    }
}
