package org.bylaw.notification;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Takes mails in the transaction of the act that causes them; they are sent after it, and again until they arrive. */
public interface Outbox {

    /**
     * A mail that should go out at once, because a decision waits for it.
     *
     * @param kind the key of its texts in {@code mail.properties}: {@code kind.subject}, {@code kind.sentence}, {@code kind.button}
     * @param params fill the placeholders {@code {name}} of those texts; a value of ISO date form is written in the person's language
     * @param path the page that its button opens, below the application's root, with a leading slash
     */
    void urgent(Collection<UUID> personIds, String kind, Map<String, String> params, String path);

    /** A mail that may wait for the person's one digest of the day. */
    void digest(Collection<UUID> personIds, String kind, Map<String, String> params, String path);

    /**
     * The same for a crowd: one statement, however many they are.
     *
     * @return how many mails were written
     */
    int digest(Crowd crowd, String kind, Map<String, String> params, String path);
}
