package org.bylaw.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailbox in which mails arrive that came back.
 *
 * @param host of its IMAP server; empty where there is no such mailbox
 * @param tls from the first byte on; otherwise encryption begins where the server offers it
 */
@ConfigurationProperties("bylaw.mail.bounces")
record BounceSettings(
        @DefaultValue("") String host,
        @DefaultValue("993") int port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("true") boolean tls) {

    boolean isOn() {
        return !host.isBlank();
    }

    String box() {
        return user + "@" + host + "/" + folder;
    }

    /** The password is nobody's business in a log. */
    @Override
    public String toString() {
        return box() + (tls ? " with TLS" : "");
    }
}
