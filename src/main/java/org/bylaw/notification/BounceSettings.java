package org.bylaw.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailbox in which mails arrive that came back.
 *
 * @param host of its IMAP server; empty where there is no such mailbox
 * @param tls the word of a {@link MailTls}
 */
@ConfigurationProperties("bylaw.mail.bounces")
record BounceSettings(
        @DefaultValue("") String host,
        @DefaultValue("993") int port,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        @DefaultValue("INBOX") String folder,
        @DefaultValue("implicit") String tls) {

    boolean isOn() {
        return !host.isBlank();
    }

    MailTls encryption() {
        return MailTls.of("BYLAW_BOUNCES_TLS", tls);
    }

    String box() {
        return user + "@" + host + "/" + folder;
    }

    /** The password is nobody's business in a log. */
    @Override
    public String toString() {
        return box() + ", TLS: " + tls;
    }
}
