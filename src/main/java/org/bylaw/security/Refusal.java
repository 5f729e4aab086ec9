package org.bylaw.security;

import java.util.Optional;
import java.util.UUID;
import org.bylaw.shared.SubjectRef;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody asked for and did not get.
 *
 * @param way what was asked: a command of a service, a page, or an address
 * @param what its name: {@code Controls.tailor}, {@code people/import}, {@code GET /actuator/env}
 * @param object what it was asked of, where that is known
 * @param why in words, as the person was told
 */
record Refusal(
        Way way,
        String what,
        @Nullable SubjectRef object,
        @Nullable UUID objectId,
        Kind kind,
        String why) {

    enum Way {
        COMMAND,
        PAGE,
        ADDRESS
    }

    enum Kind {
        /** Their roles do not allow it. */
        ROLE,
        /** A rule about the thing itself forbids it to them. */
        RULE,
        /** It is not there, or not for them to know of: which of the two nobody tells. */
        UNSEEN
    }

    /** What makes two refusals the same; the words may differ by a time or a count. */
    String key() {
        return way + " " + what + " " + kind + " "
                + Optional.ofNullable(objectId).map(UUID::toString).orElse("");
    }
}
