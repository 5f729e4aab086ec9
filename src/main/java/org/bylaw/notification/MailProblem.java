package org.bylaw.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whom no mail reaches.
 *
 * @param address empty where it is missing
 * @param said the server's words, where one refused the address or a mail came back
 * @param since when the first mail came back, or had to wait; empty where none did
 * @param waiting mails that go out once the person can be reached
 * @param asked what the person has still to attest
 */
public record MailProblem(
        UUID personId,
        String name,
        Kind kind,
        @Nullable String address,
        @Nullable String said,
        @Nullable Instant since,
        int waiting,
        int asked) {

    MailProblem withAsked(int open) {
        return new MailProblem(personId, name, kind, address, said, since, waiting, open);
    }

    /** What is wrong. */
    public enum Kind {
        /** The directory has no address. */
        MISSING,
        /** Our mail server, or the one it spoke to, refused the address at once. */
        REFUSED,
        /** A mail was taken, and came back. */
        BOUNCED
    }
}
