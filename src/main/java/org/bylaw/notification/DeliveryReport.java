package org.bylaw.notification;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.dsn.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a mail server reports of a mail that it had taken (RFC 3464): by whom it was meant to be read, and what became of it.
 *
 * @param mailId of ours, as the headers of the mail say that are sent back with the report
 */
record DeliveryReport(UUID mailId, List<Recipient> recipients) {

    /** A report has three parts; what has very many is none, and is not worth the time. */
    private static final int MOST_PARTS = 10;

    private static final Pattern MESSAGE_ID = Pattern.compile("<([0-9a-f-]{36})@[^<>@]+>");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /**
     * One of those the mail was for.
     *
     * @param addresses as the mail named it, and as the server that gave up knew it
     * @param failed for good; what is delayed, passed on or delivered is not
     * @param said the words of the server that refused it
     */
    record Recipient(List<String> addresses, boolean failed, String said) {

        private boolean is(String address) {
            return addresses.stream().anyMatch(address::equalsIgnoreCase);
        }
    }

    /** Empty where the mail is no such report, or does not say of which mail it is. */
    static Optional<DeliveryReport> of(MimeMessage mail) throws MessagingException, IOException {
        if (!mail.isMimeType("multipart/report")) {
            return Optional.empty();
        }
        String about = new ContentType(mail.getContentType()).getParameter("report-type");
        if (about != null && !about.equalsIgnoreCase("delivery-status")) {
            return Optional.empty();
        }
        // Not as a MultipartReport: that one wants the parts in their order, which not every server keeps.
        MimeMultipart parts = new MimeMultipart(mail.getDataHandler().getDataSource());
        List<Recipient> recipients = new ArrayList<>();
        UUID mailId = null;
        for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
            BodyPart part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status") || part.isMimeType("message/global-delivery-status")) {
                recipients.addAll(recipients(new DeliveryStatus(part.getInputStream())));
            } else if (mailId == null && returnsHeaders(part)) {
                mailId = mailId(new InternetHeaders(part.getInputStream(), true));
            }
        }
        return mailId == null || recipients.isEmpty()
                ? Optional.empty()
                : Optional.of(new DeliveryReport(mailId, recipients));
    }

    private static boolean returnsHeaders(BodyPart part) throws MessagingException {
        return part.isMimeType("message/rfc822")
                || part.isMimeType("text/rfc822-headers")
                || part.isMimeType("message/global")
                || part.isMimeType("message/global-headers");
    }

    private static @Nullable UUID mailId(InternetHeaders headers) {
        String own = headers.getHeader(LetterWriter.MAIL_ID, null);
        if (own != null) {
            return id(own);
        }
        String messageId = headers.getHeader("Message-ID", null);
        Matcher ours = MESSAGE_ID.matcher(messageId == null ? "" : messageId.strip());
        return ours.matches() ? id(ours.group(1)) : null;
    }

    private static @Nullable UUID id(String text) {
        return ID.matcher(text.strip()).matches() ? UUID.fromString(text.strip()) : null;
    }

    private static List<Recipient> recipients(DeliveryStatus status) throws MessagingException {
        List<Recipient> recipients = new ArrayList<>();
        for (int i = 0; i < status.getRecipientDSNCount(); i++) {
            InternetHeaders fields = status.getRecipientDSN(i);
            String action = field(fields, "Action");
            if (action.isEmpty()) {
                continue;
            }
            String diagnosis = typed(field(fields, "Diagnostic-Code"));
            recipients.add(new Recipient(
                    Stream.of("Original-Recipient", "Final-Recipient")
                            .map(name -> typed(field(fields, name)).replaceAll("[<>]", ""))
                            .filter(address -> !address.isEmpty())
                            .toList(),
                    // A comment may follow, as in "failed (expired)".
                    action.toLowerCase().matches("failed\\b.*"),
                    diagnosis.isEmpty() ? field(fields, "Status") : diagnosis));
        }
        return recipients;
    }

    /** What stands behind the type, as in {@code rfc822; paul@example.org}. */
    private static String typed(String field) {
        return field.substring(field.indexOf(';') + 1).strip();
    }

    /** On one line. */
    private static String field(InternetHeaders fields, String name) {
        String value = fields.getHeader(name, null);
        return value == null
                ? ""
                : MimeUtility.unfold(value).replaceAll("\\s+", " ").strip();
    }

    /**
     * What became of it for that address. A server further on may know the recipient by another address; where it names one
     * only, that is ours.
     */
    Optional<Recipient> recipient(String address) {
        Optional<Recipient> named = recipients.stream()
                .filter(recipient -> recipient.is(address))
                .sorted((one, other) -> Boolean.compare(other.failed(), one.failed()))
                .findFirst();
        return named.isPresent() || recipients.size() > 1
                ? named
                : recipients.stream().findFirst();
    }
}
