package org.bylaw.run;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;

/**
 * One mail that the demo caught, ready to be shown.
 *
 * @param html empty where it has none
 * @param text empty where it has none
 */
record CaughtMail(int number, String to, String subject, Instant sentAt, String html, String text) {

    static CaughtMail of(int number, MimeMessage message) {
        try {
            return new CaughtMail(
                    number,
                    message.getAllRecipients()[0].toString(),
                    String.valueOf(message.getSubject()),
                    message.getSentDate() == null
                            ? Instant.EPOCH
                            : message.getSentDate().toInstant(),
                    part(message.getContent(), "text/html"),
                    part(message.getContent(), "text/plain"));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("Mail " + number + " cannot be read", e);
        }
    }

    private static String part(Object content, String type) throws MessagingException, IOException {
        if (content instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                String found = part.isMimeType(type)
                        ? String.valueOf(part.getContent())
                        : part.isMimeType("multipart/*") ? part(part.getContent(), type) : "";
                if (!found.isEmpty()) {
                    return found;
                }
            }
            return "";
        }
        return type.equals("text/plain") ? String.valueOf(content) : "";
    }
}
