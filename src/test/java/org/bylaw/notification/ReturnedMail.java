package org.bylaw.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.UUID;

/** Mails as mail servers send them when they could not deliver one, from {@code bounces/*.eml}. */
final class ReturnedMail {

    private ReturnedMail() {}

    static String postfix(UUID mailId, String to) {
        return text("postfix", mailId, to);
    }

    /** Of a mailbox that is known by another address where it should be. */
    static String exchangeOnline(UUID mailId, String to) {
        return text("exchange-online", mailId, to);
    }

    /** In words for people only. */
    static String exim(UUID mailId, String to) {
        return text("exim", mailId, to);
    }

    /** For two recipients, the other of whom failed; on the way our Message-ID was replaced. */
    static String several(UUID mailId, String to, String action) {
        return text("several", mailId, to).replace("{action}", action);
    }

    private static String text(String name, UUID mailId, String to) {
        try (var file = ReturnedMail.class.getResourceAsStream("/bounces/" + name + ".eml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{mail}", mailId.toString())
                    .replace("{to}", to)
                    .replace("\n", "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MimeMessage parsed(String text) {
        try {
            return new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
