package org.bylaw.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How the sending of mail goes, for whoever operates the platform. */
public interface MailWatch {

    /**
     * The figures.
     *
     * @param waiting mails not sent yet, those that failed included
     * @param failed those of them that could not be sent so far
     * @param sent since the given moment
     */
    record Figures(long waiting, long failed, long sent) {}

    /**
     * A mail that could not be sent so far; it is tried again until it is.
     *
     * @param subject as the person would read it
     * @param why what the mail server said, in its words
     */
    record Failed(
            UUID id, String personName, String subject, Instant since, int attempts, String why, Instant nextAt) {}

    Figures figures(Instant sentSince);

    /** The first of them by the time of their next attempt. */
    List<Failed> failed(int limit);

    /**
     * Lets the failed ones be tried again at once.
     *
     * @return how many
     */
    int retryNow();
}
